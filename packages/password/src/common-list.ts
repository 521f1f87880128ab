import { commonPasswords } from './common-list.data.ts'

let set: ReadonlySet<string> | null = null

/**
 * Whether a password is one of the five thousand commonest that are long enough for a policy to let them
 * through. For servers: 50 KB, too much for a form. Give it to `checkPassword` or to the provider's settings
 * as `isCommonPassword`.
 * @see OWASP ASVS 5.0, 6.2.4
 * @param password in lower case.
 */
export function isCommonPassword(password: string): boolean {
  set ??= new Set(commonPasswords.split(/\s+/))
  return set.has(password)
}
