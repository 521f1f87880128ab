import type { Executor } from '../executor.ts'
import { type SqlStore, storeOn } from '../store.ts'

/** A store that is let at its database once `check` says so. */
export function guarded(store: SqlStore, check: () => Promise<void>): SqlStore {
  const { executor } = store
  const behind: Executor = {
    async query(statement) {
      await check()
      return executor.query(statement)
    },
    async commit(statements, options) {
      await check()
      return executor.commit(statements, options)
    },
  }
  return {
    ...storeOn(behind, { sweeping: {}, whenQueued: (listener) => store.whenQueued(listener) }),
    async sweep(options) {
      await check()
      return store.sweep(options)
    },
  }
}
