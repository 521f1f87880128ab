import { availableParallelism } from 'node:os'
import { type Options, hash, verify } from '@node-rs/argon2'
import { type Costs, costs as today, hashBytes } from '../passwords/costs.ts'
import type { Argon2id } from '../passwords/password-hasher.ts'
import { fairQueue } from './fair-queue.ts'

/**
 * At some 25 ms a hash on two cores, the last in line waits about five seconds: longer nobody looks at an
 * empty page.
 */
const longestLine = 400

/**
 * Native argon2id on libuv's threads, as many at a time as there are cores: a burst of sign-ins waits in line
 * (19 MiB each, no more) instead of exhausting memory and starving file and database access of threads. A
 * flood is told `unavailable`.
 */
export function nativeArgon2id(
  parallel: number = Math.max(1, Math.min(3, availableParallelism())),
  costs: Costs = today,
): Argon2id {
  // Argon2id is the library's default algorithm; its enum can't be imported where modules are compiled one by
  // one.
  const options: Options = { ...costs, outputLen: hashBytes }
  const queue = fairQueue(parallel, longestLine)
  return {
    costs,
    hash: (secret) => queue(() => hash(secret, options)),
    verify: (phc, secret) => queue(() => verify(phc, secret).catch(() => false)),
  }
}
