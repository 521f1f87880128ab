import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import type { KeyRing, Runtime } from '@laissez-passer/core/ports'
import { keyRing as keyRingBy } from '../keys/key-ring.ts'
import { workersTake } from '../passwords/foreign-hashes.ts'
import { passwordHasher } from '../passwords/password-hasher.ts'
import { now } from '../random.ts'
import { localSignals } from '../signals/local-signals.ts'
import type { QueueWatch } from './fair-queue.ts'
import { secretKeyRule } from '../keys/secret-key.ts'
import { nodeAesGcm } from './aes-gcm.ts'
import { hashingQueue, nativeArgon2id } from './argon2.ts'
import { nodeEs256 } from './es256.ts'
import { nodeForeignHashes } from './foreign-hashes.ts'
import { nodeOutgoing } from './outgoing.ts'
import { pooledRandom } from './random.ts'

export type { QueueWatch } from './fair-queue.ts'
export { shortestSecretKey } from '../keys/secret-key.ts'

/** Settings of {@link node}. */
export interface NodeOptions {
  /**
   * `SECRET_KEY`: at least 32 random characters; several, separated by commas, while a key is being rotated
   * (the new one first).
   */
  readonly secretKey: string
  /** How many passwords are hashed at a time; default: one a core, as far as libuv has threads for them. */
  readonly parallelHashes?: number
  /** Told how hashing fares: for metrics. */
  readonly watchHashes?: QueueWatch
  /**
   * Passwords are tried elsewhere: on Workers, which take fewer of the hashes that other systems made.
   * Default: here.
   */
  readonly triedOn?: 'node' | 'workers'
}

const rules: OptionRules<NodeOptions> = {
  secretKey: secretKeyRule,
  parallelHashes: optional(accepts.whole(1, 'hashes at a time')),
  watchHashes: optional(accepts.having('an object with began, ended and refused', 'began', 'ended', 'refused')),
  triedOn: optional(accepts.oneOf('node', 'workers')),
}

/**
 * What the identity provider needs of Node: native argon2id, keys derived from `SECRET_KEY`, signals within
 * the process, requests to others on checked connections. Nothing runs before its first use.
 *
 * @throws LaissezPasserError `invalid-settings` when an option is invalid, `secretKey` too short among them.
 */
export function node(options: NodeOptions): Runtime {
  checkOptions('node', options, rules)
  const { secretKey, parallelHashes, triedOn = 'node', watchHashes } = options
  const queue = hashingQueue(parallelHashes, watchHashes)
  return {
    hasher: passwordHasher(
      secretKey,
      nativeArgon2id(queue),
      nodeForeignHashes(queue, triedOn === 'node' ? undefined : workersTake),
    ),
    keyRing: keyRing(secretKey),
    signals: localSignals(),
    random: pooledRandom(),
    now,
    outgoingBy: nodeOutgoing(),
  }
}

/**
 * The keys that are not in the database, by Node's own ciphers and signatures.
 *
 * @param secretKey `SECRET_KEY`, as {@link NodeOptions} has it
 */
export function keyRing(secretKey: string): KeyRing {
  return { ...keyRingBy(secretKey, nodeAesGcm), es256: nodeEs256 }
}
