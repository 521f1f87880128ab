// @ts-expect-error it has no types
import punycode from 'punycode.js'
import { asciiDomain } from './key.ts'

/**
 * An address as its owner writes it, the domain in Unicode instead of punycode. Show it only to whoever owns
 * or typed the address: for anybody else, `xn--` warns that a letter may be a look-alike.
 * @param email an e-mail address; anything.
 * @returns the address with its domain decoded; unchanged where there is nothing to decode, or where what is
 * decoded would be another domain.
 */
export function shownEmail(email: string): string {
  const at = email.lastIndexOf('@') + 1
  const ascii = email.slice(at).toLowerCase()
  // No domain is longer (RFC 1035 §2.3.4); decoding takes the square of a label's length.
  if (at === 0 || ascii.length > 253 || !/(^|\.)xn--/.test(ascii)) return email
  const domain = decoded(ascii)
  return asciiDomain(domain) === ascii ? email.slice(0, at) + domain : email
}

/** The domain in Unicode; empty where a label isn't valid punycode. */
function decoded(domain: string): string {
  const { toUnicode }: { readonly toUnicode: (domain: string) => string } = punycode
  try {
    return toUnicode(domain)
  } catch {
    return ''
  }
}
