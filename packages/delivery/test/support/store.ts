import type { Store } from '@laissez-passer/core/ports'

/** The real store of this runtime, empty: SQLite on Node, D1 in workerd. */
export async function testStore(): Promise<Store> {
  if (navigator.userAgent === 'Cloudflare-Workers') {
    const { env, reset } = await import('cloudflare:test')
    const { d1, migrateD1 } = await import('../../../store-sql/src/d1.ts')
    await reset()
    await migrateD1(env.DB)
    return d1(env.DB)
  }
  const { sqlite } = await import('../../../store-sql/src/sqlite.ts')
  return sqlite(':memory:')
}

export { keyRing } from '../../../runtime/src/keys/key-ring.ts'
export { localSignals } from '../../../runtime/src/signals/local-signals.ts'
