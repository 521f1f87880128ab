import { spokenLanguages } from '@laissez-passer/i18n/languages'
import * as z from 'zod/mini'
import { entryId, type FieldKit, list } from '../fields/kit.ts'
import { languageTag, schemaVersion } from '../profile/schema.ts'
import type { RichText } from '../rich-text/blocks.ts'
import { says } from '../sections/saying.ts'
import { type Side, sides } from './side.ts'

/** How many courses a document may have. */
export const mostCourses = 300

const partName = z.string().check(z.regex(/^[a-z][\w-]{0,40}$/i))
/** As somebody says they are called. */
const signedName = z.string().check(z.maxLength(120))
/** Since the epoch. */
const seconds = z.number().check(z.int(), z.minimum(0), z.maximum(253_402_300_799))

const institution = z.object({
  id: z.string().check(z.maxLength(200)),
  name: z.string().check(z.maxLength(400)),
  country: z.string().check(z.maxLength(2)),
})

/** What every document of an institution has. */
export const supplementFields = (kit: FieldKit) => ({
  schema: z._default(z.literal(schemaVersion), schemaVersion),
  id: entryId(),
  /** What people call it among theirs; never printed. */
  title: kit.line(120),
  tags: list(kit.line(40), 20),
  /** The language of the content. */
  language: languageTag(),
  /** The language of headings and labels. */
  labels: z._default(z.enum(spokenLanguages), 'en'),
  /** On whose side the person is who keeps it; whoever completes it by link is on the other. */
  keeper: z._default(z.enum(sides), 'institution'),
  /** Parts that the other side writes than usual, by their names. */
  assigned: z._default(z.record(partName, z.enum(sides)), {}),
  /** The document that this is a new version of; '' is none. */
  replaces: z._default(z.union([z.literal(''), entryId()]), ''),
  /** Who last wrote in each part, by its name, and when. Set by the server alone. */
  written: z._default(z.record(partName, z.object({ by: signedName, side: z.enum(sides), at: seconds })), {}),
  /** When its content was closed for good and by whom; null while it is written. Set by the server alone. */
  sealed: z._default(
    z.nullable(z.object({ by: signedName, side: z.enum(sides), at: seconds, for: z.optional(institution) })),
    null,
  ),
})

/** What every document of an institution has. */
export interface SupplementFields {
  readonly schema: number
  readonly id: string
  readonly title: string
  readonly tags: readonly string[]
  readonly language: string
  readonly labels: (typeof spokenLanguages)[number]
  readonly keeper: Side
  readonly assigned: Readonly<Record<string, Side>>
  readonly replaces: string
  readonly written: Readonly<Record<string, Signed>>
  readonly sealed: Closed | null
}

/** Who did something to a document, as they say they are called, on whose side, and when, in seconds. */
export interface Signed {
  readonly by: string
  readonly side: Side
  readonly at: number
}

/** An institution in whose name a document was closed, as whoever vouches for it lists it. */
export interface ClosedFor {
  /** Its identifier: an address or a number that nobody else has. */
  readonly id: string
  /** Its legal name. */
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** Who closed a document, and in whose name. */
export interface Closed extends Signed {
  /** Absent where nobody vouched that they speak for the institution that it names: it isn’t sealed then. */
  readonly for?: ClosedFor | undefined
}

/** The person whom a document is about. */
export const holderFields = (kit: FieldKit) => ({
  familyName: kit.required(100),
  givenName: kit.required(100),
  birthDate: kit.date(),
})

/** Courses, with what was achieved in each. */
export const courses = (kit: FieldKit) =>
  list(
    z.object({
      id: entryId(),
      code: kit.line(40),
      title: kit.required(),
      duration: kit.line(60),
      grade: kit.line(60),
      ectsGrade: kit.line(10),
      credits: kit.line(10),
    }),
    mostCourses,
  )

/** A course. */
export interface Course {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly duration: string
  readonly grade: string
  readonly ectsGrade: string
  readonly credits: string
}

/** A scale of grades: what each means, and how often it is given. */
export const grades = (kit: FieldKit) =>
  list(z.object({ id: entryId(), grade: kit.required(60), meaning: kit.line(), share: kit.line(20) }), 60)

/** Long texts and dates of an object that a finished document must have. */
export const needed = <T extends object>(kit: FieldKit, names: readonly (keyof T & string)[]): z.core.$ZodCheck<T>[] =>
  names.map((name) => kit.rule<T>((object) => isSaid(object[name]), { code: 'required', path: [name] }))

const isSaid = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && says(value as RichText)

/** An object that is there, empty, where none is given. */
export const object = <T extends z.ZodMiniType>(schema: T): z.ZodMiniPrefault<T> => z.prefault(schema, {} as z.input<T>)
