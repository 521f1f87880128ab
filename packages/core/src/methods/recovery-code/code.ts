import { typedCode } from '../../typed/index.ts'
import { hashToken } from '../../ids/index.ts'
import type { Random } from '../../ports/index.ts'

/** Crockford's alphabet: no I, L, O, U, so that nothing written down is read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Characters of a code, hyphens aside. */
export const recoveryCodeLength = 16

/**
 * A new recovery code: 80 random bits in four groups of four, e.g. `7K2M-Q9XD-04TB-PZ6H`.
 * @param random the source of randomness.
 */
export function newRecoveryCode(random: Random): string {
  const plain = Array.from(random(recoveryCodeLength), (byte) => alphabet[byte & 31]).join('')
  return plain.replace(/.{4}(?=.)/g, '$&-')
}

/**
 * The characters of a code as they count: spaces and hyphens don't, nor do capitals, and what looks alike is
 * taken as meant.
 * @param typed as typed.
 * @returns 16 characters, or null when this can't be a code.
 */
export function readRecoveryCode(typed: string): string | null {
  const plain = typedCode(typed).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  return plain.length === recoveryCodeLength && Array.from(plain).every((character) => alphabet.includes(character))
    ? plain
    : null
}

/**
 * The hash under which a code is kept. A stolen database gives none away: 80 bits are too many to try.
 * @param accountId whose.
 * @param plain what `readRecoveryCode` gave.
 */
export function hashRecoveryCode(accountId: string, plain: string): string {
  return hashToken(`recovery-code:${accountId}:${plain}`)
}
