import * as z from 'zod/mini'
import { draft, entryId, type FieldKit, limits, list, strict } from '../fields/kit.ts'
import { isLanguageTag } from '../fields/language-tag.ts'
import { customSectionSchema } from '../sections/custom-section/schema.ts'
import { entriesSchema } from '../sections/list.ts'
import { personalInformationSchema } from '../sections/personal-information/schema.ts'
import { jsonSchema, overlaySchema } from './overlay.ts'

/** The version of profiles and CVs that this code writes. */
export const schemaVersion = 2

/** A BCP 47 tag. */
export const languageTag = (otherwise = 'en'): z.ZodMiniDefault<z.ZodMiniString<string>> =>
  z._default(z.string().check(z.maxLength(35), z.refine(isLanguageTag, { error: 'language' })), otherwise)

const object = <T extends z.ZodMiniObject>(schema: T): z.ZodMiniPrefault<T> => z.prefault(schema, {} as z.input<T>)

/** What an import brought and no section has a field for: exports of the same format carry it again. */
const kept = z.object({
  id: entryId(),
  /** The format it came in, for example `candidate`. */
  format: z.string().check(z.maxLength(40)),
  /** The place in the source, in the format's own terms. */
  path: z.string().check(z.maxLength(400)),
  value: jsonSchema,
})

const profile = (kit: FieldKit) =>
  z.object({
    schema: z._default(z.literal(schemaVersion), schemaVersion),
    /** The language of what is written here. */
    language: languageTag(),
    personal: object(personalInformationSchema(kit)),
    entries: object(entriesSchema(kit)),
    /** Sections that the person made. */
    custom: list(
      z.object({ id: entryId(), title: kit.required(120), entries: list(customSectionSchema(kit), limits.entries) }),
      20,
    ),
    /** The same profile in other languages, by their tags; what isn't translated stands in `language`. */
    translations: z._default(
      z
        .record(z.string().check(z.maxLength(35), z.refine(isLanguageTag, { error: 'language' })), overlaySchema)
        .check(z.refine((translations) => Object.keys(translations).length <= 30, { error: 'too-many' })),
      {},
    ),
    kept: list(kept, 500),
  })

/** A Europass profile: everything that a person keeps, from which documents are made. */
export type Profile = z.infer<ReturnType<typeof profile>>
/** A section that the person made. */
export type CustomSection = Profile['custom'][number]
/** What an import brought and no section has a field for. */
export type Kept = Profile['kept'][number]

/** A finished profile: required fields are there, dates and addresses are real. */
export const profileSchema: z.ZodMiniType<Profile> = profile(strict)

/** A profile that is being typed: same shape and limits, any text. `{}` is the empty profile. */
export const profileDraftSchema: z.ZodMiniType<Profile> = profile(draft)

/** A new profile with nothing in it. */
export const emptyProfile = (language = 'en'): Profile => profileDraftSchema.parse({ language })
