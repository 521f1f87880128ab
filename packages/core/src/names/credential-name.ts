import type { FieldIssue } from '../errors.ts'

const longest = 50

/**
 * The name that a person gives a device, a passkey or a token, as it is kept: NFC, single spaces, none
 * around.
 * @param typed as typed.
 */
export function tidyCredentialName(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/**
 * What is wrong with such a name: it stands in our mails and in lists, so that it may neither become a link
 * in a mail program nor change how what stands around it reads (controls, direction, invisible signs; joiners
 * within words and emoji are fine).
 * @param name as `tidyCredentialName` gives it.
 * @returns issues on `name`: `required`, `too-long` (50), `unsupported-characters`; none when it will do.
 */
export function credentialNameIssues(name: string): readonly FieldIssue[] {
  if (name === '') return [{ field: 'name', code: 'required' }]
  if (name.length > longest) return [{ field: 'name', code: 'too-long', params: { max: longest } }]
  return isPlain(name) ? [] : [{ field: 'name', code: 'unsupported-characters' }]
}

/** Whether a text is harmless among ours: no control, no link, nothing invisible but joiners. */
export function isPlain(text: string): boolean {
  const signs = text.replace(/[\u200C\u200D]/g, '')
  return !/[\p{C}\p{Zl}\p{Zp}<>]/u.test(signs) && !/[\p{L}\p{N}]\.[\p{L}]{2}|:\/\//u.test(text)
}
