import type { Random } from '../ports/index.ts'
import { randomBelow } from '@laissez-passer/password/random'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * A unique identifier for an external account, in the form that EU Login gives: `n00` and at least five
 * letters, e.g. `n00abcde`; `v00` for one made by eID. Uniqueness is the store's to say (`taken-uid`); then
 * ask for a longer one.
 * @param random the source of randomness.
 * @param options `length`: how many letters, 5 by default; `kind`: `eid` for an account made by one.
 */
export function newUid(
  random: Random,
  options: { readonly length?: number; readonly kind?: 'external' | 'eid' } = {},
): string {
  const { kind = 'external', length = 5 } = options
  return `${kind === 'eid' ? 'v' : 'n'}00${Array.from({ length }, () => letters.charAt(randomBelow(random, letters.length))).join('')}`
}

/** Whether an account with this identifier was made by an eID: its country says what the person is called. */
export function isEidUid(uid: string): boolean {
  return uid.startsWith('v')
}
