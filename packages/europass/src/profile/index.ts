/** Profiles: all that a person keeps, in each of its languages. @module */
export { lay, type Laid, type Overlay, overlaySchema } from './overlay.ts'
export { valueAt, withValueAt } from './path.ts'
export {
  type CustomSection,
  emptyProfile,
  type Kept,
  type Profile,
  profileDraftSchema,
  profileSchema,
  schemaVersion,
} from './schema.ts'
