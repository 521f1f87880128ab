import type { Store } from '../../src/ports/index.ts'

/** One round trip to the database. */
export interface QueryEvent {
  readonly kind: 'query' | 'commit'
  readonly sql: readonly string[]
}

/** The real store of this runtime, empty: SQLite on Node, D1 in workerd. The only place where core's tests reach into another package. */
export async function testStore(options: { readonly onQuery?: (event: QueryEvent) => void } = {}): Promise<Store> {
  if (navigator.userAgent === 'Cloudflare-Workers') {
    const { d1 } = await import('../../../store-sql/src/d1.ts')
    const { emptiedD1 } = await import('../../../store-sql/test/support/emptied-d1.ts')
    return d1(await emptiedD1(), options)
  }
  const { sqlite } = await import('../../../store-sql/src/sqlite.ts')
  return sqlite(':memory:', options)
}
