import { asciiDigits, typedCode, typedWord } from '../../typed/index.ts'
import type { FieldIssue } from '../../errors.ts'
import { credentialNameIssues, tidyCredentialName } from '../../names/credential-name.ts'

/** The characters of a code as they count: blanks, points and hyphens between groups don't. */
export function readCode(typed: string): string {
  const plain = typedCode(typed)
  // Long enough for any code; what isn't digits is none.
  return /^[0-9]{1,10}$/.test(plain) ? plain : plain === '' ? '' : '-'
}

/** A name without blanks around it, and what is wrong with it. */
export function checkName(typed: string): { readonly name: string; readonly issues: readonly FieldIssue[] } {
  const name = tidyCredentialName(typed)
  return { name, issues: credentialNameIssues(name) }
}

/** A serial number as it is kept and compared: digits as 0 to 9, neither blanks nor small letters. */
export function readSerial(typed: string): string {
  return asciiDigits(typedWord(typed)).replace(/\s+/gu, '').toUpperCase().slice(0, 100)
}
