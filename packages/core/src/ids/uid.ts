import type { Random } from '../ports/index.ts'
import { randomBelow } from '../random.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * A unique identifier for an external account, in the form that EU Login gives: `n00` and at least five letters, e.g. `n00abcde`.
 * Uniqueness is the store's to say (`taken-uid`); then ask for a longer one.
 * @param random the source of randomness.
 * @param options `length`: how many letters, 5 by default.
 */
export function newUid(random: Random, options: { readonly length?: number } = {}): string {
  const { length = 5 } = options
  return `n00${Array.from({ length }, () => letters.charAt(randomBelow(random, letters.length))).join('')}`
}
