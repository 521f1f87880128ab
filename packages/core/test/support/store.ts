import type { Store } from '../../src/ports/index.ts'

/** One round trip to the database. */
export interface QueryEvent {
  readonly kind: 'query' | 'commit'
  readonly sql: readonly string[]
}

/** The real store of this runtime, empty: SQLite on Node, D1 in workerd. The only place where core's tests reach into another package. */
export async function testStore(options: { readonly onQuery?: (event: QueryEvent) => void } = {}): Promise<Store> {
  if (navigator.userAgent === 'Cloudflare-Workers') {
    const { env, reset } = await import('cloudflare:test')
    const { d1, migrateD1 } = await import('../../../store-sql/src/d1.ts')
    await reset()
    await migrateD1(env.DB)
    return d1(env.DB, options)
  }
  const { sqlite } = await import('../../../store-sql/src/sqlite.ts')
  return sqlite(':memory:', options)
}
