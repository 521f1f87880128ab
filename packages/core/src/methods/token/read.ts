import type { FieldIssue } from '../../errors.ts'
import { credentialNameIssues, tidyCredentialName } from '../../names/credential-name.ts'

/** The characters of a code as they count: blanks, points and hyphens between groups don't. */
export function readCode(typed: string): string {
  const plain = typed.replace(/[\s.\p{Pd}]+/gu, '')
  // Long enough for any code; what isn't digits is none.
  return /^[0-9]{1,10}$/.test(plain) ? plain : plain === '' ? '' : '-'
}

/** A name without blanks around it, and what is wrong with it. */
export function checkName(typed: string): { readonly name: string; readonly issues: readonly FieldIssue[] } {
  const name = tidyCredentialName(typed)
  return { name, issues: credentialNameIssues(name) }
}

/** A serial number as it is kept and compared: neither blanks nor small letters. */
export function readSerial(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase().slice(0, 100)
}
