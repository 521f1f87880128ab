import type { Runtime } from '@laissez-passer/core/ports'
import { keyRing } from '../keys/key-ring.ts'
import { passwordHasher } from '../passwords/password-hasher.ts'
import { now, random } from '../random.ts'
import { localSignals } from '../signals/local-signals.ts'
import { wasmArgon2, wasmArgon2id } from './argon2.ts'
import { workersForeignHashes } from './foreign-hashes.ts'
import { workersOutgoing } from './outgoing.ts'

/** Settings of {@link workers}. */
export interface WorkersOptions {
  /**
   * `SECRET_KEY`: at least 32 random characters; several, separated by commas, while a key is being rotated
   * (the new one first).
   */
  readonly secretKey: string
}

/**
 * What the identity provider needs of Cloudflare Workers: argon2id in WebAssembly (its hashes verify on Node
 * and the other way round), keys derived from `SECRET_KEY`, signals within the isolate (waiting pages look
 * again by themselves when another isolate was told), requests to registered services' hosts alone.
 *
 * @throws LaissezPasserError `invalid-settings`, at the first use of a key, when `secretKey` is too short.
 */
export function workers({ secretKey }: WorkersOptions): Runtime {
  const argon2 = wasmArgon2()
  return {
    hasher: passwordHasher(secretKey, wasmArgon2id(undefined, argon2), workersForeignHashes(argon2)),
    keyRing: keyRing(secretKey),
    signals: localSignals(),
    random,
    now,
    outgoingBy: workersOutgoing(),
  }
}
