import type { Account } from '@laissez-passer/core/ports'

/**
 * A name as it is searched: without case, accents and doubled blanks. (Marks that are letters of their own
 * in a script, as in Hindi, go as well, on both sides.)
 */
export function nameKey(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/**
 * What an account is found by when a name is typed, in either order. Whatever writes an account's names
 * writes these beside them.
 */
export function nameKeys({ firstName, lastName }: Pick<Account, 'firstName' | 'lastName'>): {
  readonly firstNameKey: string
  readonly lastNameKey: string
} {
  return { firstNameKey: nameKey(`${firstName} ${lastName}`), lastNameKey: nameKey(`${lastName} ${firstName}`) }
}
