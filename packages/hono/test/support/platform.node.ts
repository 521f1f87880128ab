import { cheapNode } from '../../../runtime/test/support/cheap-node.ts'
import { sharded } from '../../../store-sql/src/sharded.ts'
import { sqlite, type SqliteStore, type StoreOptions } from '../../../store-sql/src/sqlite.ts'
import { migrated } from '../../../store-sql/test/support/migrated.ts'
import { type Platform, standing } from './world.ts'

/**
 * On how many databases: `DATABASES=4 vitest run --project hono:node` holds that nothing above a store knows.
 */
export const databases = Number(process.env['DATABASES'] ?? 1)

/** Node with SQLite, in memory or in a file. */
export async function platform(path = ':memory:'): Promise<Platform & { readonly store: SqliteStore }> {
  const counted = { query: 0, commit: 0 }
  const stores = await Promise.all(
    Array.from({ length: databases }, (_, index) => {
      const options: StoreOptions = { onQuery: ({ kind }) => counted[kind]++ }
      return path === ':memory:' ? migrated(options) : sqlite(index === 0 ? path : `${path}.${index}`, options)
    }),
  )
  return {
    store: await over(stores),
    runtime: standing(cheapNode({ secretKey: 'test-only-'.repeat(5) })),
    queries: () => ({ queries: counted.query, commits: counted.commit }),
  }
}

async function over(stores: readonly SqliteStore[]): Promise<SqliteStore> {
  const [first, ...others] = stores
  if (first === undefined) throw new Error('DATABASES is no number')
  if (others.length === 0) return first
  return {
    ...(await sharded(stores, { key: new Uint8Array(32) })),
    executor: first.executor,
    close: () => stores.forEach((store) => store.close()),
  }
}
