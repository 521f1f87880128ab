import { counting } from './counting.ts'
import type { Shards } from './shards.ts'
import type { SqlStore } from '../store.ts'

type Operation = (...args: readonly unknown[]) => Promise<unknown>

/** A port each of whose operations runs in one database, the one that the ids in its call say. */
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
  // Each operation is there, under its name, with what it was given and what it gives back.
  return Object.fromEntries(operations) as unknown as SqlStore[Name]
}

/** What an operation gives back that found nothing, and did nothing. */
export function isMiss(found: unknown): boolean {
  if (found === null || found === undefined || found === false || found === 0 || found === 'unknown') return true
  if (Array.isArray(found)) return found.length === 0
  return typeof found === 'object' && Reflect.get(found, 'reason') === 'unknown'
}
