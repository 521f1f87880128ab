import { availableParallelism } from 'node:os'
import { type Options, hash, verify } from '@node-rs/argon2'
import { type Costs, costs as today, hashBytes } from '../passwords/costs.ts'
import type { Argon2id } from '../passwords/password-hasher.ts'
import { type FairQueue, fairQueue, type QueueWatch } from './fair-queue.ts'

/** How many may wait, whatever a hash takes. */
const longestLine = 400
/**
 * For how many seconds the last in line waits: longer nobody looks at an empty page. At some 10 to 25 ms a
 * hash on two cores that is all who may; on a machine that does much else, fewer.
 */
const longestWait = 5

/**
 * How many passwords are hashed at a time: one a core, as more take as long, thrash the caches and hold
 * 19 MiB each. Hashes run on libuv's threads, of which one is left to files and names.
 *
 * @param threads of libuv's pool: its default, or `UV_THREADPOOL_SIZE`.
 */
export function hashesAtOnce(threads: number = Number(process.env['UV_THREADPOOL_SIZE']) || 4): number {
  return Math.max(1, Math.min(availableParallelism(), threads - 1))
}

/** The line in which passwords wait to be hashed; `watch` is told how they fare. */
export function hashingQueue(parallel: number = hashesAtOnce(), watch?: QueueWatch): FairQueue {
  return fairQueue(parallel, { longest: longestLine, patience: longestWait, watch })
}

/**
 * Native argon2id on libuv's threads, few at a time, the others in a line that is fair by address
 * (`fairQueue`): a burst of sign-ins waits instead of exhausting memory and starving file and database access
 * of threads. Whoever is refused is told `busy`.
 */
export function nativeArgon2id(queue: FairQueue = hashingQueue(), costs: Costs = today): Argon2id {
  // Argon2id is the library's default algorithm; its enum can't be imported where modules are compiled one by
  // one.
  const options: Options = { ...costs, outputLen: hashBytes }
  return {
    costs,
    hash: (secret, turn) => queue(() => hash(secret, options), turn),
    verify: (phc, secret, turn) => queue(() => verify(phc, secret).catch(() => false), turn),
    isBusy: queue.isFull,
  }
}
