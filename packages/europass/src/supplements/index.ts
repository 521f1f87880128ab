/**
 * Documents that institutions write: Europass Mobility, Certificate Supplement, Diploma Supplement.
 *
 * @module
 */
import { certificateSupplement } from './certificate-supplement/index.ts'
import { diplomaSupplement } from './diploma-supplement/index.ts'
import { mobility } from './mobility/index.ts'

export { type CreditSum, creditsOf, creditSum } from './achieved.ts'
export { supplementCredential, type SupplementRefusal } from './credential.ts'
export type { Closed, ClosedFor, Course, Signed, SupplementFields } from './fields.ts'
export { sideOf } from './sides.ts'
export { beginSupplement, type NewSupplement, nextVersion } from './make.ts'
export { type SupplementIssue, supplementIssues } from './missing.ts'
export { type Side, sides } from './side.ts'
export {
  type SupplementGist,
  type SupplementKind,
  supplementKinds,
  type SupplementList,
  type SupplementName,
  type SupplementPart,
} from './part.ts'
export type { CertificateSupplement } from './certificate-supplement/schema.ts'
export type { DiplomaSupplement } from './diploma-supplement/schema.ts'
export type { Mobility } from './mobility/schema.ts'
export { supplementSheet, type SupplementSheetOptions } from './sheet.ts'
export { type SupplementMessageKey, type SupplementWords, supplementWords } from './words/index.ts'

/** The kinds there are, by their names in addresses. */
export const supplements = {
  mobility,
  'certificate-supplement': certificateSupplement,
  'diploma-supplement': diplomaSupplement,
} as const
