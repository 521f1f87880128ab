import { spokenLanguages } from '@laissez-passer/i18n/languages'
import * as z from 'zod/mini'
import { draft, entryId, type FieldKit, list, strict } from '../fields/kit.ts'
import { placeFields } from '../fields/place.ts'
import { languageTag, schemaVersion } from '../profile/schema.ts'
import { designSchema } from '../templates/design.ts'
import { templateNames } from '../templates/names.ts'

const letter = (kit: FieldKit) =>
  z.object({
    schema: z._default(z.literal(schemaVersion), schemaVersion),
    id: entryId(),
    /** What the person calls this letter; never printed. */
    title: kit.line(120),
    tags: list(kit.line(40), 20),
    /** What the person wrote this letter for; never printed. */
    madeFor: z.prefault(
      z.object({
        employer: kit.line(),
        position: kit.line(),
        advert: z._default(z.string().check(z.maxLength(20_000)), ''),
      }),
      {},
    ),
    /** The language it is written in: its date, and what is usual in a letter, follow from it. */
    language: languageTag(),
    /** The language of labels beside contacts. */
    labels: z._default(z.enum(spokenLanguages), 'en'),
    recipient: z.prefault(
      z.object({
        /** With what stands before it: "Dr Ada Byron". */
        name: kit.line(),
        /** What they are: "Head of personnel". */
        title: kit.line(),
        organisation: kit.line(),
        ...placeFields(kit),
      }),
      {},
    ),
    /** Where it is written. */
    place: kit.line(100),
    /** When; empty leaves the date away. */
    date: kit.date(),
    subject: kit.line(300),
    /** Empty: what is usual in the language. */
    salutation: kit.line(),
    body: kit.rich(),
    /** Empty: what is usual in the language. */
    closing: kit.line(300),
    /** A picture of the signature. */
    signature: kit.photo(),
    /** One value. */
    enclosures: list(kit.line(), 20),
    /** Places under `personal` of the profile that this letter doesn't show, as a CV's. */
    personalHidden: list(z.string().check(z.maxLength(120)), 200),
    template: z._default(z.enum(templateNames), 'formal'),
    design: z.prefault(designSchema, {}),
    /** The id of the CV that goes with it, or empty. */
    cv: z._default(z.union([z.literal(''), entryId()]), ''),
  })

/** A cover letter; who writes it is the profile's personal information. */
export type Letter = z.infer<ReturnType<typeof letter>>
/** Whom a letter is for. */
export type Recipient = Letter['recipient']

/** A finished letter. */
export const letterSchema: z.ZodMiniType<Letter> = letter(strict)

/** A letter that is being typed: same shape and limits, any text. `{ id }` is an empty one. */
export const letterDraftSchema: z.ZodMiniType<Letter> = letter(draft)
