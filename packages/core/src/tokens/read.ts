import type { FieldIssue } from '../errors.ts'

const longestName = 50

/** The characters of a code as they count: blanks, points and hyphens between groups don't. */
export function readCode(typed: string): string {
  const plain = typed.replace(/[\s.\p{Pd}]+/gu, '')
  // Long enough for any code; what isn't digits is none.
  return /^[0-9]{1,10}$/.test(plain) ? plain : plain === '' ? '' : '-'
}

/** A name without blanks around it, and what is wrong with it. */
export function checkName(typed: string): { readonly name: string; readonly issues: readonly FieldIssue[] } {
  const name = typed.trim().replace(/\s+/g, ' ')
  const issues: readonly FieldIssue[] =
    name === ''
      ? [{ field: 'name', code: 'required' }]
      : name.length > longestName
        ? [{ field: 'name', code: 'too-long', params: { max: longestName } }]
        : []
  return { name, issues }
}

/** A serial number as it is kept and compared: neither blanks nor small letters. */
export function readSerial(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase().slice(0, 100)
}
