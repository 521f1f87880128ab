import type { SqlStore } from '../../src/sharded.ts'
import type { StoreOptions } from '../../src/store.ts'

/** The real store of this runtime, empty: SQLite on Node, D1 in workerd. */
export async function testStore(options: StoreOptions = {}): Promise<SqlStore> {
  if (navigator.userAgent === 'Cloudflare-Workers') {
    const { d1 } = await import('../../src/d1.ts')
    const { emptiedD1 } = await import('./emptied-d1.ts')
    return d1(await emptiedD1(), options)
  }
  const { migrated } = await import('./migrated.ts')
  return migrated(options)
}
