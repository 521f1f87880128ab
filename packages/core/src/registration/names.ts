import type { FieldIssue } from '../errors.ts'

const longest = 100

/**
 * What is wrong with a first or last name; null when nothing is. Any script, marks, apostrophes, hyphens and
 * dots, as people are named.
 * @param field name of the form field.
 * @param value as typed.
 */
export function nameIssue(field: string, value: string): FieldIssue | null {
  const text = tidyName(value)
  if (text === '') return { field, code: 'required' }
  if (Array.from(text).length > longest) return { field, code: 'too-long', params: { max: longest } }
  const characters = /^[\p{L}\p{M}\p{N} .,'’‘`´·/()-]+$/u.test(text) && /\p{L}/u.test(text)
  // Names go into mails to addresses that strangers type, and mail programs turn `evil.example` into a link.
  const link = /[\p{L}\p{N}]{2}\.[\p{L}\p{N}]{2}/u.test(text)
  return characters && !link ? null : { field, code: 'unsupported-characters' }
}

/** A name as it is kept: NFC, single spaces, none around. */
export function tidyName(value: string): string {
  return value.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
