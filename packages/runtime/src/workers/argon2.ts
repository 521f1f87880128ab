import Argon2, { Argon2Type } from '@phi-ag/argon2'
import wasm from '@phi-ag/argon2/argon2.wasm'
import { once } from '../keys/key-ring.ts'
import { type Costs, costs as today, hashBytes, saltBytes } from '../passwords/costs.ts'
import type { Argon2id } from '../passwords/password-hasher.ts'
import { random } from '../random.ts'

/** The library, made at its first use. */
export function wasmArgon2(): () => Promise<Argon2> {
  return once(async () => new Argon2(await WebAssembly.instantiate(wasm)))
}

/** Argon2id in WebAssembly; the module is part of the Worker, as Workers compile none at run time. */
export function wasmArgon2id(costs: Costs = today, instance = wasmArgon2()): Argon2id {
  return {
    costs,
    async hash(secret) {
      const argon2 = await instance()
      return argon2.hash(secret, {
        ...costs,
        type: Argon2Type.Argon2id,
        hashLength: hashBytes,
        salt: random(saltBytes),
      }).encoded
    },
    async verify(phc, secret) {
      if (!phc.startsWith('$argon2id$')) return false
      const argon2 = await instance()
      return argon2.tryVerify(phc, secret, Argon2Type.Argon2id).success
    },
  }
}
