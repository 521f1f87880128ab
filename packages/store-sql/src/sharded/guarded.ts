import { onceReady } from '../executor.ts'
import { type SqlStore, storeOn } from '../store.ts'

/** A store that is let at its database once `check` says so. */
export function guarded(store: SqlStore, check: () => Promise<void>): SqlStore {
  return {
    ...storeOn(onceReady(store.executor, check), {
      sweeping: {},
      whenQueued: (listener) => store.whenQueued(listener),
    }),
    async sweep(options) {
      await check()
      return store.sweep(options)
    },
  }
}
