import type { ForeignHash } from '@laissez-passer/core/foreign-hashes'
import type { HashingTurn } from '@laissez-passer/core/ports'

/** What a runtime can do with hashes that other systems made. */
export interface ForeignHashes {
  /** Whether it has the algorithm, with these costs. */
  takes(hash: ForeignHash): boolean
  /**
   * Whether a hash that it takes is of this password, compared in constant time. Waits for its turn as our
   * own hashes do.
   */
  verify(hash: ForeignHash, password: string, turn: HashingTurn): Promise<boolean>
}

/** Takes none. */
export const noForeignHashes: ForeignHashes = { takes: () => false, verify: async () => false }

/**
 * Workers' WebCrypto refuses more.
 * @see https://developers.cloudflare.com/workers/runtime-apis/web-crypto/
 */
const mostIterations = 100_000

/** 128 MB are an isolate's memory, for all that it does. */
const mostKib = 65_536

/** Whether a Worker can try passwords against a hash: PBKDF2 by WebCrypto, argon2 by WebAssembly. */
export function workersTake(hash: ForeignHash): boolean {
  if (hash.algorithm === 'pbkdf2') return hash.iterations <= mostIterations
  return hash.algorithm === 'argon2' && hash.memory <= mostKib
}
