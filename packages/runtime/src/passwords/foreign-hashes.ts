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
