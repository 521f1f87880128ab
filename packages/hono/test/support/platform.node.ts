import { node } from '@laissez-passer/runtime/node'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import type { Platform } from './world.ts'

/** Node with SQLite in memory. */
export async function nodePlatform(): Promise<Platform> {
  const counted = { query: 0, commit: 0 }
  const store = await sqlite(':memory:', { onQuery: ({ kind }) => counted[kind]++ })
  return { store, runtime: node({ secretKey: 'test-only-'.repeat(5) }), queries: () => ({ queries: counted.query, commits: counted.commit }) }
}
