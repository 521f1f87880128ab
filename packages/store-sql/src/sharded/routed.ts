import { counting } from './counting.ts'
import type { Shards } from './shards.ts'
import type { SqlStore } from '../store.ts'

type Operation = (...args: readonly unknown[]) => Promise<unknown>

/** A port whose operations each run in one database, found by the ids in the call. */
export function routed<Name extends Exclude<keyof SqlStore, 'databases' | 'names'>>(
  shards: Shards,
  name: Name,
): SqlStore[Name] {
  const operations = Object.keys(shards.first[name]).map((key) => {
    const operation: Operation = async (...args) => {
      let found: unknown
      for (const shard of shards.among(args)) {
        const run = Reflect.get(shard[name], key) as Operation
        found = await counting(shards, { args, shard, run })
        if (!isMiss(found)) return found
      }
      return found
    }
    return [key, operation] as const
  })
  // The same operations under the same names, with the same arguments and results.
  return Object.fromEntries(operations) as unknown as SqlStore[Name]
}

/** Whether a result says that an operation found nothing and did nothing. */
export function isMiss(found: unknown): boolean {
  if (found === null || found === undefined || found === false || found === 0 || found === 'unknown') return true
  if (Array.isArray(found)) return found.length === 0
  return typeof found === 'object' && Reflect.get(found, 'reason') === 'unknown'
}
