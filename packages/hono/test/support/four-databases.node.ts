import { LaissezPasserError } from '@laissez-passer/core/errors'
import { cheapNode } from '../../../runtime/test/support/cheap-node.ts'
import { sharded } from '../../../store-sql/src/sharded.ts'
import type { Around } from '../../../store-sql/src/sqlite.ts'
import { migrated } from '../../../store-sql/test/support/migrated.ts'
import { type Platform, standing } from './world.ts'

/** Node over four databases, of which `away` doesn't answer. */
export async function fourDatabases(): Promise<Platform & { away: number | null; readonly close: () => void }> {
  const state = { away: null as number | null }
  const around =
    (index: number): Around =>
    async (_, run) => {
      if (state.away === index) throw new LaissezPasserError('store-unavailable', 'It is away')
      return run()
    }
  const stores = await Promise.all([0, 1, 2, 3].map((index) => migrated({ around: around(index) })))
  return Object.assign(state, {
    store: await sharded(stores, { key: new Uint8Array(32) }),
    runtime: standing(cheapNode({ secretKey: 'test-only-'.repeat(5) })),
    queries: () => ({ queries: 0, commits: 0 }),
    close: () => stores.forEach((one) => one.close()),
  })
}
