import type { Runtime } from '@laissez-passer/core/ports'
import { passwordHasher } from '../../src/passwords/password-hasher.ts'
import { wasmArgon2, wasmArgon2id } from '../../src/workers/argon2.ts'
import { workersForeignHashes } from '../../src/workers/foreign-hashes.ts'
import { workers } from '../../src/workers/index.ts'
import { cheapCosts } from './cheap-costs.ts'

/** Workers with passwords hashed for next to nothing: for tests of anything else. */
export function cheapWorkers({ secretKey }: { readonly secretKey: string }): Runtime {
  const argon2 = wasmArgon2()
  const hasher = passwordHasher(secretKey, wasmArgon2id(cheapCosts, argon2), workersForeignHashes(argon2))
  return { ...workers({ secretKey }), hasher }
}
