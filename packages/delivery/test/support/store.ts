import type { Store } from '@laissez-passer/core/ports'

/** The real store of this runtime, empty: SQLite on Node, D1 in workerd. */
export async function testStore(): Promise<Store> {
  if (navigator.userAgent === 'Cloudflare-Workers') {
    const { d1 } = await import('../../../store-sql/src/d1.ts')
    const { emptiedD1 } = await import('../../../store-sql/test/support/emptied-d1.ts')
    return d1(await emptiedD1())
  }
  const { sqlite } = await import('../../../store-sql/src/sqlite.ts')
  return sqlite(':memory:')
}

export { keyRing } from '../../../runtime/src/keys/key-ring.ts'
export { localSignals } from '../../../runtime/src/signals/local-signals.ts'
