import { harmIssue } from './harmless.ts'
import { typedText } from '../typed/index.ts'
import type { FieldIssue } from '../errors.ts'

const longest = 50

/**
 * The name that a person gives a device, a passkey or a token, as it is kept: NFC, single spaces, none
 * around.
 * @param typed as typed.
 */
export function tidyCredentialName(typed: string): string {
  return typedText(typed).replace(/\s+/gu, ' ')
}

/**
 * What is wrong with such a name: it stands in our mails and in lists, so that it may neither become a link
 * in a mail program nor change how what stands around it reads.
 * @param name as `tidyCredentialName` gives it.
 * @returns issues on `name`: `required`, `too-long` (50), or as `harmIssue`; none when it will do.
 */
export function credentialNameIssues(name: string): readonly FieldIssue[] {
  if (name === '') return [{ field: 'name', code: 'required' }]
  if (name.length > longest) return [{ field: 'name', code: 'too-long', params: { max: longest } }]
  const harm = harmIssue('name', name)
  return harm === null ? [] : [harm]
}

/** Whether a text is harmless among ours: no control, no link, nothing invisible but joiners. */
export function isPlain(text: string): boolean {
  return harmIssue('name', text) === null
}
