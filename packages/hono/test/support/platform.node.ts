import { cheapNode } from '../../../runtime/test/support/cheap-node.ts'
import { sqlite, type SqliteStore } from '../../../store-sql/src/sqlite.ts'
import { type Platform, standing } from './world.ts'

/** Node with SQLite, in memory or in a file. */
export async function platform(path = ':memory:'): Promise<Platform & { readonly store: SqliteStore }> {
  const counted = { query: 0, commit: 0 }
  const store = await sqlite(path, { onQuery: ({ kind }) => counted[kind]++ })
  return {
    store,
    runtime: standing(cheapNode({ secretKey: 'test-only-'.repeat(5) })),
    queries: () => ({ queries: counted.query, commits: counted.commit }),
  }
}
