/** The model: Europass profiles and CVs as plain JSON, and their checks. @module */
export * from './cv.ts'
export { check, type Checked, type FieldIssue, type FieldIssueCode } from './issue.ts'
export { limits } from './fields.ts'
export {
  type DateParts,
  formatPartialDate,
  isAfter,
  isPartialDate,
  parsePartialDate,
  type PartialDate,
} from './partial-date.ts'
export type { Period } from './period.ts'
export { emptyProfile, type Profile, profileDraftSchema, profileSchema } from './profile.ts'
export type { DigitalSkillGroup } from './sections/digital-skills.ts'
export type { Education } from './sections/education.ts'
export type { Languages, LanguageSkill, MotherTongue } from './sections/languages.ts'
export { contactUses, genders, messagingServices, type Personal, socialServices } from './sections/personal.ts'
export { naceSections, type WorkExperience } from './sections/work-experience.ts'
