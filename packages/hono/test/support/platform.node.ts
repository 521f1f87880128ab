import { cheapNode } from '../../../runtime/test/support/cheap-node.ts'
import { sqlite } from '../../../store-sql/src/sqlite.ts'
import type { Platform } from './world.ts'

/** Node with SQLite in memory. */
export async function platform(): Promise<Platform> {
  const counted = { query: 0, commit: 0 }
  const store = await sqlite(':memory:', { onQuery: ({ kind }) => counted[kind]++ })
  return {
    store,
    runtime: cheapNode({ secretKey: 'test-only-'.repeat(5) }),
    queries: () => ({ queries: counted.query, commits: counted.commit }),
  }
}
