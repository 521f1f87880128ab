/** Profiles: all that a person keeps, in each of its languages. @module */
export { confirmed, lay, type Laid, overAt, type Overlay, overlaySchema, withOver } from './overlay.ts'
export { usesOfFiles, withFiles, type FileUse } from './files.ts'
export { pathOfIssue, valueAt, withValueAt } from './path.ts'
export {
  type CustomSection,
  emptyProfile,
  type Kept,
  type Profile,
  profileDraftSchema,
  profileSchema,
  schemaVersion,
} from './schema.ts'
