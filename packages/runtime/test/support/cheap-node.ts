import type { Runtime } from '@laissez-passer/core/ports'
import { nativeArgon2id } from '../../src/node/argon2.ts'
import { node } from '../../src/node/index.ts'
import { passwordHasher } from '../../src/passwords/password-hasher.ts'
import { cheapCosts } from './cheap-costs.ts'

/** Node with passwords hashed for next to nothing: for tests of anything else. */
export function cheapNode({ secretKey }: { readonly secretKey: string }): Runtime {
  return { ...node({ secretKey }), hasher: passwordHasher(secretKey, nativeArgon2id(undefined, cheapCosts)) }
}
