import type { Statement } from '../../src/sql/statements.ts'
import { type SqlStore, storeOn } from '../../src/store.ts'

/**
 * The store, but that a test is told of each query and commit before it is run: it counts them, does
 * something else meanwhile, or throws what the database would.
 */
export function interposed(
  store: SqlStore,
  before: (asked: readonly Statement[]) => Promise<unknown> | unknown,
): SqlStore {
  const { executor } = store
  return storeOn(
    {
      async query(asked) {
        await before([asked])
        return executor.query(asked)
      },
      async commit(asked, options) {
        await before(asked)
        return executor.commit(asked, options)
      },
    },
    { sweeping: {}, whenQueued: (listener) => store.whenQueued(listener) },
  )
}

/** Whether one of them has such words. */
export function says(asked: readonly Statement[], words: RegExp): boolean {
  return asked.some(({ sql }) => words.test(sql))
}
