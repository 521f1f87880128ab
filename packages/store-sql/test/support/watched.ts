import { LaissezPasserError } from '@laissez-passer/core/errors'
import { type SqlStore, storeOn } from '../../src/store.ts'

/** A database that notes what it is asked, and can be away, or break. */
export interface Watched {
  readonly store: SqlStore
  /** Its statements since it was last looked at. */
  readonly asked: () => readonly string[]
  /** What each trip fails with from now on; null: none does. */
  fails: Error | null
}

export const away = (): LaissezPasserError => new LaissezPasserError('store-unavailable', 'It is away')

export function watched(watching: SqlStore): Watched {
  const { executor } = watching
  let asked: string[] = []
  const self: Watched = {
    fails: null,
    asked() {
      const before = asked
      asked = []
      return before
    },
    store: storeOn(
      {
        query: (statement) => trip([statement.sql], () => executor.query(statement)),
        commit: (statements, options) =>
          trip(
            statements.map(({ sql }) => sql),
            () => executor.commit(statements, options),
          ),
      },
      { sweeping: {}, whenQueued: (listener) => watching.whenQueued(listener) },
    ),
  }
  async function trip<Result>(sql: readonly string[], run: () => Promise<Result>): Promise<Result> {
    asked.push(...sql)
    if (self.fails) throw self.fails
    return run()
  }
  return self
}
