import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PasswordHasher } from '@laissez-passer/core/ports'

/**
 * Hashes passwords for next to nothing: those of a test are no secrets, and argon2id would be most of its
 * time.
 */
export const cheapHasher: PasswordHasher = {
  hash: async (password) => {
    const salt = randomBytes(8).toString('hex')
    return `$testing$${salt}$${digest(password, salt)}`
  },
  verify: async (password, phc) => {
    const [, , salt = '', expected = ''] = phc.split('$')
    const given = Buffer.from(digest(password, salt))
    return { ok: given.length === expected.length && timingSafeEqual(given, Buffer.from(expected)), needsRehash: false }
  },
  verifyNothing: async () => false,
}

function digest(password: string, salt: string): string {
  return createHash('sha256').update(`${salt}:${password}`).digest('hex')
}
