import type { Runtime } from '@laissez-passer/core/ports'
import { passwordHasher } from '../../src/passwords/password-hasher.ts'
import { wasmArgon2id } from '../../src/workers/argon2.ts'
import { workers } from '../../src/workers/index.ts'
import { cheapCosts } from './cheap-costs.ts'

/** Workers with passwords hashed for next to nothing: for tests of anything else. */
export function cheapWorkers({ secretKey }: { readonly secretKey: string }): Runtime {
  return { ...workers({ secretKey }), hasher: passwordHasher(secretKey, wasmArgon2id(cheapCosts)) }
}
