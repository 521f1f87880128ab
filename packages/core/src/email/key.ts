import { typedWord } from '../typed/index.ts'

/**
 * The form of an e-mail address under which an account is unique and found: trimmed, NFC, lower case, the
 * domain in punycode. (Servers that tell `Jane@` from `jane@` are not to be found any more; people who type
 * either are.)
 * @param email as typed; anything.
 * @returns the key; for what isn't an address at all, the text in lower case.
 */
export function emailKey(email: string): string {
  const text = typedWord(email)
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0)).toLowerCase()
  return at < 0 ? text.toLowerCase() : `${local}@${asciiDomain(text.slice(at + 1)) ?? text.slice(at + 1).toLowerCase()}`
}

/**
 * The address that mail is sent to: the local part as typed (NFC), the domain in lower-case ASCII as in
 * `emailKey`. Otherwise a mail program that reads `ｅxample.org` in its own way would send it elsewhere, or
 * nowhere, and who typed it would hold the address of another.
 * @param email as typed; one that `checkEmail` accepts.
 */
export function mailAddress(email: string): string {
  const text = typedWord(email)
  const at = text.lastIndexOf('@')
  return `${text.slice(0, Math.max(at, 0))}@${asciiDomain(text.slice(at + 1)) ?? text.slice(at + 1)}`
}

/**
 * A domain in lower-case ASCII (IDN in punycode); null when it can't be one.
 * @param domain as typed, without the `@`.
 */
export function asciiDomain(domain: string): string | null {
  if (!/^[^\s/?#@:\\[\]%]+$/u.test(domain)) return null
  return URL.parse(`https://${domain}/`)?.hostname ?? null
}
