import type { DatabaseSync } from 'node:sqlite'
import { hastily, rewritten } from './sqlite-file.ts'
import { sqliteExecutor } from './sqlite-executor.ts'
import { durableLog } from './sqlite-log.ts'
import { type SqlStore, sqlStore, type StoreOptions } from './store.ts'

/** A store in an SQLite file. */
export interface SqliteStore extends SqlStore {
  /**
   * Closes the file; harmless when it is closed. What was asked for and hasn't resolved is refused with
   * `store-unavailable`.
   */
  close(): void
}

/**
 * How every connection of ours behaves. SQLite keeps 8 MB of a file's pages, where 2 MB would be usual: the
 * inner pages of the indexes by which a million people and their sessions are found are more than that. They
 * take memory only once they are read.
 */
export const pragmas =
  'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma trusted_schema = off; pragma cache_size = -8000'

/** The store on a database that is open and whose schema is up to date. */
export function sqliteStore(database: DatabaseSync, options: StoreOptions = {}): SqliteStore {
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
