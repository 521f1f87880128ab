/** The sections of a Europass profile, each described in its own folder. @module */
import type * as z from 'zod/mini'
import { sections } from './list.ts'

export { sections }
export type { Activity } from '../activity/schema.ts'
export { customSection } from './custom-section/index.ts'
export type { CustomEntry } from './custom-section/schema.ts'
export { type DrivingLicence, licenceCategories } from './driving-licence/schema.ts'
export { iscedFields } from './education-training/isced.ts'
export type { EducationTraining } from './education-training/schema.ts'
export type { Form, FormField } from './form.ts'
export type { LanguageSkill } from './language/schema.ts'
export { personalInformation } from './personal-information/index.ts'
export {
  addressUses,
  genders,
  identityDocumentKinds,
  messagingServices,
  type Personal,
  phoneUses,
  socialServices,
} from './personal-information/schema.ts'
export type { SkillGroup } from './profile-skills/schema.ts'
export type { Publication } from './publication/schema.ts'
export type { Recommendation } from './recommendation/schema.ts'
export { codeKey, type Saying } from './saying.ts'
export type { Entry, Section, SectionBody, SectionContext } from './section.ts'
export { naceSections, type WorkExperience } from './work-experience/schema.ts'

/** The name of a section that is a list of entries. */
export type SectionName = keyof typeof sections

/** The entries of a section. */
export type EntryOf<N extends SectionName> = z.infer<ReturnType<(typeof sections)[N]['schema']>>

/** The names of the sections that are lists, in the order of Europass. */
export const sectionNames: readonly SectionName[] = keysOf(sections)

/** Whether a text is the name of a section that is a list. */
export const isSectionName = (name: string): name is SectionName => Object.hasOwn(sections, name)

function keysOf<K extends string>(of: Readonly<Record<K, unknown>>): K[] {
  const keys: K[] = []
  for (const key in of) keys.push(key)
  return keys
}
