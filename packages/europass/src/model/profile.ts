import * as z from 'zod/mini'
import { draft, type FieldKit, list, strict } from './fields.ts'
import { digitalSkillGroupSchema } from './sections/digital-skills.ts'
import { educationSchema } from './sections/education.ts'
import { languagesSchema } from './sections/languages.ts'
import { personalSchema } from './sections/personal.ts'
import { workSchema } from './sections/work-experience.ts'

/** A schema for anything with defaults: `{}` is a valid input for a nested object. */
const section = <T extends z.ZodMiniObject>(schema: T): z.ZodMiniPrefault<T> => z.prefault(schema, {} as z.input<T>)

const profile = (kit: FieldKit) =>
  z.object({
    personal: section(personalSchema(kit)),
    work: list(workSchema(kit)),
    education: list(educationSchema(kit)),
    languages: section(languagesSchema(kit)),
    digitalSkills: list(digitalSkillGroupSchema(kit), 30),
  })

/** A Europass profile: everything a person keeps, from which documents are made. */
export type Profile = z.infer<ReturnType<typeof profile>>

/** A finished profile: required fields are there, dates and addresses are real. */
export const profileSchema: z.ZodMiniType<Profile> = profile(strict)

/** A profile that is being typed: same shape and limits, any text. `{}` is the empty profile. */
export const profileDraftSchema: z.ZodMiniType<Profile> = profile(draft)

/** A new profile with nothing in it. */
export const emptyProfile = (): Profile => profileDraftSchema.parse({})
