import type { FieldIssue } from '../model/issue.ts'
import type { XmlRefusal } from './read.ts'

/**
 * Why a document isn't imported. The last four are the real importer's rules: each refuses the whole file.
 */
export type ImportRefusal =
  | { readonly reason: XmlRefusal }
  /** A SkillsPassport 3.x document, the format before this one. */
  | { readonly reason: 'legacy-format' }
  /** Another kind of XML. */
  | { readonly reason: 'not-europass' }
  /** A text or list that is longer than a profile may hold. */
  | { readonly reason: 'over-limit'; readonly issues: readonly FieldIssue[] }
  | { readonly reason: 'missing-name' }
  | { readonly reason: 'phone-without-dialling-code'; readonly number: string }
  | { readonly reason: 'impossible-date'; readonly date: string }

/** Carries a refusal out of a section's reader; never leaves this folder. */
export class Refused extends Error {
  readonly refusal: ImportRefusal
  constructor(refusal: ImportRefusal) {
    super(refusal.reason)
    this.refusal = refusal
  }
}
