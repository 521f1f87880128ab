import { onceReady } from '../executor.ts'
import { type SqlStore, storeOn } from '../store.ts'

/** A store that first runs `check`, and uses its database once that has resolved. */
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
