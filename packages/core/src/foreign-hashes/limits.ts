import type { ForeignHash } from './hash.ts'

/**
 * What a hash may cost at most: about a second of a core and 128 MiB. A file that is imported decides how
 * long sign-ins take otherwise.
 */
export const foreignLimits = {
  /** Twice the time for each more. */
  bcryptCost: 14,
  pbkdf2Iterations: 2_000_000,
  scryptBytes: 128 * 1024 * 1024,
  /** N · r · p. */
  scryptWork: 2 ** 21,
  argon2Kib: 131_072,
  /** KiB times passes. */
  argon2Work: 1_048_576,
  argon2Lanes: 16,
  /** PBKDF2 costs once more for each block. */
  keyBytes: 64,
} as const

/**
 * What is wrong with the costs of a hash, so that it can't be taken over.
 *
 * @returns `too-costly`; `impossible`: its algorithm knows no such costs; null: fine.
 */
export function costFault(hash: ForeignHash): 'too-costly' | 'impossible' | null {
  const limits = foreignLimits
  switch (hash.algorithm) {
    case 'bcrypt':
      if (hash.cost < 4) return 'impossible'
      return hash.cost > limits.bcryptCost ? 'too-costly' : null
    case 'scrypt': {
      const { key, ln, p, r } = hash
      if (ln < 1 || r < 1 || p < 1) return 'impossible'
      const n = 2 ** ln
      const large = 128 * n * r > limits.scryptBytes || n * r * p > limits.scryptWork || key.length > limits.keyBytes
      return large ? 'too-costly' : null
    }
    case 'pbkdf2':
      if (hash.iterations < 1) return 'impossible'
      return hash.iterations > limits.pbkdf2Iterations || hash.key.length > limits.keyBytes ? 'too-costly' : null
    case 'argon2': {
      const { lanes, memory, passes } = hash
      // RFC 9106 §3.1.
      if (lanes < 1 || passes < 1 || memory < 8 * lanes) return 'impossible'
      const large = memory > limits.argon2Kib || memory * passes > limits.argon2Work || lanes > limits.argon2Lanes
      return large ? 'too-costly' : null
    }
  }
}
