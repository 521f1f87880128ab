import { Argon2Type, type default as Argon2 } from '@phi-ag/argon2'
import type { ForeignHash } from '@laissez-passer/core/foreign-hashes'
import { utf8 } from '../keys/secret-key.ts'
import { type ForeignHashes, workersTake } from '../passwords/foreign-hashes.ts'

/**
 * Hashes of PBKDF2 and argon2.
 *
 * @param argon2 the instance of our own hashes
 */
export function workersForeignHashes(argon2: () => Promise<Argon2>): ForeignHashes {
  return {
    takes: workersTake,
    async verify(hash, password) {
      if (hash.algorithm === 'pbkdf2') return sameBytes(await byPbkdf2(hash, password), hash.key)
      if (hash.algorithm !== 'argon2') return false
      return (await argon2()).tryVerify(hash.text, withLengthOfBytes(password), types[hash.variant]).success
    },
  }
}

/**
 * The library reads as many bytes of a password as it has UTF-16 units, which cuts off what isn't ASCII:
 * with as many signs behind it as are missing, it reads all of it and none of those.
 */
function withLengthOfBytes(password: string): string {
  return password + '.'.repeat(utf8(password).length - password.length)
}

const types = { id: Argon2Type.Argon2id, i: Argon2Type.Argon2i, d: Argon2Type.Argon2d } as const

async function byPbkdf2(
  { digest, iterations, key, salt }: Extract<ForeignHash, { algorithm: 'pbkdf2' }>,
  password: string,
): Promise<Uint8Array> {
  const secret = await crypto.subtle.importKey('raw', utf8(password), 'PBKDF2', false, ['deriveBits'])
  const hash = digest.replace('sha', 'SHA-')
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, iterations, salt }, secret, key.length * 8),
  )
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length
  for (let at = 0; at < one.length; at++) difference |= (one[at] ?? 0) ^ (other[at] ?? 0)
  return difference === 0
}
