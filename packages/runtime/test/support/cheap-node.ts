import type { Runtime } from '@laissez-passer/core/ports'
import { hashingQueue, nativeArgon2id } from '../../src/node/argon2.ts'
import { nodeForeignHashes } from '../../src/node/foreign-hashes.ts'
import { node } from '../../src/node/index.ts'
import { passwordHasher } from '../../src/passwords/password-hasher.ts'
import { cheapCosts } from './cheap-costs.ts'

/** Node with passwords hashed for next to nothing: for tests of anything else. */
export function cheapNode({ secretKey }: { readonly secretKey: string }): Runtime {
  const queue = hashingQueue()
  const hasher = passwordHasher(secretKey, nativeArgon2id(queue, cheapCosts), nodeForeignHashes(queue))
  return { ...node({ secretKey }), hasher }
}
