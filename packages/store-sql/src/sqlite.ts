import { checkOptions } from '@laissez-passer/core/options'
import { DatabaseSync } from 'node:sqlite'
import { hastily, makePrivate, rewritten } from './sqlite-file.ts'
import { sqliteError, sqliteExecutor } from './sqlite-executor.ts'
import { durableLog } from './sqlite-log.ts'
import { migrate } from './sqlite-migrate.ts'
import { type SqlStore, sqlStore, type StoreOptions, storeRules } from './store.ts'

export type { Around, OnQuery, QueryEvent } from './executor.ts'
export type { SqlStore, StoreOptions } from './store.ts'
export { sqliteTrouble } from './sqlite-trouble.ts'
export { sqliteUpkeep } from './sqlite-upkeep.ts'
export type {
  DatabaseHealth,
  RestoreOptions,
  SchemaState,
  SnapshotPart,
  SnapshotRow,
  Upkeep,
} from './upkeep/upkeep.ts'

/** A store in an SQLite file. */
export interface SqliteStore extends SqlStore {
  /**
   * Closes the file; harmless when it is closed. What was asked for and hasn't resolved is refused with
   * `store-unavailable`.
   */
  close(): void
}

/**
 * Opens the identity provider's store in an SQLite file (made if absent, with its folder: modes 0600 and
 * 0700) and brings its schema up to date. What an operation acknowledged is on disk (the
 * write-ahead log is synced before it resolves); when the disk fails to, the store is `store-unavailable`
 * until it is opened anew. What is deleted is overwritten (`secure_delete`), in the write-ahead log by the
 * next sweep, which also writes a file of up to 64 MB anew once accounts were deleted: free places of pages
 * may hold pieces of them.
 * @param path of the file; `:memory:` for a store that ends with the process.
 * @throws LaissezPasserError `store-unavailable` when the file can't be opened; `store-schema` when it was
 * made by a newer version, or by one that was never released.
 */
export async function sqlite(path: string, options: StoreOptions = {}): Promise<SqliteStore> {
  checkOptions('sqlite', options, storeRules)
  try {
    if (path !== ':memory:') await makePrivate(path)
    const database = new DatabaseSync(path, { timeout: 1500 })
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma trusted_schema = off',
    )
    migrate(database)
    const log = durableLog(database)
    const store = sqlStore(sqliteExecutor(database, log), options)
    return {
      ...store,
      async sweep(sweeping) {
        const count = await store.sweep(sweeping)
        try {
          forgetDeleted(database)
        } finally {
          emptyLog(database)
        }
        return count
      },
      close() {
        if (database.isOpen) database.close()
        log?.close()
      },
    }
  } catch (error) {
    throw sqliteError(error)
  }
}

/**
 * Writes the file anew where accounts were deleted since that was done last: `user_version` says after how
 * many. Whoever is deleted leaves a mark (`retired_uids`).
 */
function forgetDeleted(database: DatabaseSync): void {
  if (!database.isOpen) return
  const { deleted, done } =
    database
      .prepare('select count(*) as deleted, (select user_version from pragma_user_version) as done from retired_uids')
      .get() ?? {}
  if (Number(deleted) > Number(done) && rewritten(database)) database.exec(`pragma user_version = ${Number(deleted)}`)
}

/**
 * Writes the log into the file and empties it: until then it holds what was deleted. Where another process
 * reads just now, the next sweep does.
 */
function emptyLog(database: DatabaseSync): void {
  if (!database.isOpen) return
  hastily(database, 'pragma wal_checkpoint(truncate)')
}
