import { accepts, checkArgument, checkOptions } from '@laissez-passer/core/options'
import { DatabaseSync } from 'node:sqlite'
import { makePrivate } from './sqlite-file.ts'
import { sqliteError } from './sqlite-executor.ts'
import { migrate } from './sqlite-migrate.ts'
import { pragmas, type SqliteStore, sqliteStore } from './sqlite-store.ts'
import { type StoreOptions, storeRules } from './store.ts'

export type { Around, OnQuery, QueryEvent } from './executor.ts'
export type { SqliteStore } from './sqlite-store.ts'
export type { SqlStore, StoreOptions } from './store.ts'
export { sqliteTrouble } from './sqlite-trouble.ts'
export { sqliteUpkeep } from './sqlite-upkeep.ts'
export type {
  DatabaseHealth,
  RestoreOptions,
  SchemaState,
  SnapshotOptions,
  SnapshotPart,
  SnapshotRow,
  Upkeep,
} from './upkeep/upkeep.ts'

/**
 * Opens the identity provider's store in an SQLite file (made if absent, with its folder: modes 0600 and
 * 0700) and brings its schema up to date. What an operation acknowledged is on disk (the
 * write-ahead log is synced before it resolves); when the disk fails to, the store is `store-unavailable`
 * until it is opened anew. What is deleted is overwritten (`secure_delete`), in the write-ahead log by the
 * next sweep, which also writes a file of up to 64 MB anew once accounts were deleted: free places of pages
 * may hold pieces of them.
 * @param path of the file; `:memory:` for a store that ends with the process.
 * @throws LaissezPasserError `store-unavailable` when the file can't be opened; `store-schema` when it was
 * made by a newer version, or by one that was never released; `invalid-settings` when that is no path or an
 * option can't be.
 */
export async function sqlite(path: string, options: StoreOptions = {}): Promise<SqliteStore> {
  checkArgument('sqlite', path, accepts.text('the path of a file, or :memory:'))
  checkOptions('sqlite', options, storeRules)
  try {
    if (path !== ':memory:') await makePrivate(path)
    const database = new DatabaseSync(path, { timeout: 1500 })
    database.exec(pragmas)
    migrate(database)
    return sqliteStore(database, options)
  } catch (error) {
    throw sqliteError(error)
  }
}
