import { typedWord } from '../typed/index.ts'
import { asciiDomain } from './key.ts'

/** What is wrong with an e-mail address; each code has a message. */
export type EmailIssue =
  | 'required'
  | 'email-no-at'
  | 'email-two-ats'
  | 'email-space'
  | 'email-no-local'
  | 'email-local'
  | 'email-local-long'
  | 'email-no-domain'
  | 'email-domain'
  | 'email-domain-long'
  | 'email-no-dot'

/**
 * What keeps a text from being an e-mail address that mail can be sent to, as precisely as a person can use
 * it; null when nothing does. Stricter than RFC 5321 in what nobody has (quoted local parts, address
 * literals), open to international names (RFC 6531).
 * @param email as typed; white space around it is no mistake.
 */
export function checkEmail(email: string): EmailIssue | null {
  const text = typedWord(email)
  const [local = '', domain = '', ...rest] = text.split('@')
  if (text === '') return 'required'
  if (/\s/u.test(text)) return 'email-space'
  if (!text.includes('@')) return 'email-no-at'
  if (rest.length > 0) return 'email-two-ats'
  if (local === '') return 'email-no-local'
  if (domain === '') return 'email-no-domain'
  return checkLocal(local) ?? checkDomain(domain)
}

/** RFC 5321 §4.5.3.1.1: 64 octets at most; dots only between other characters. */
function checkLocal(local: string): EmailIssue | null {
  if (new TextEncoder().encode(local).length > 64) return 'email-local-long'
  return /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local)
    ? null
    : 'email-local'
}

/** RFC 5321 §4.5.3.1.2: 255 octets at most, labels as RFC 1035 wants them once in ASCII. */
function checkDomain(domain: string): EmailIssue | null {
  const ascii = asciiDomain(domain)
  if (ascii === null || ascii.endsWith('.')) return 'email-domain'
  if (ascii.length > 253) return 'email-domain-long'
  if (!ascii.includes('.')) return 'email-no-dot'
  const labels = ascii.split('.')
  const sound = labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return sound && /[a-z]/.test(labels.at(-1) ?? '') ? null : 'email-domain'
}
