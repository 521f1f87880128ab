import { DatabaseSync } from 'node:sqlite'
import { makePrivate, sqliteExecutor } from '@laissez-passer/store-sql/executors'
import { bytesOfBase64, sqliteWords, steps } from './schema.ts'
import { sqlStore } from './sql-store.ts'
import type { PortalStore } from './store.ts'

/**
 * The portal's store on SQLite, one file.
 *
 * @param path - the file, or `:memory:`
 */
export function sqliteStore(path: string): PortalStore {
  const database = new DatabaseSync(path)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1500; PRAGMA foreign_keys = ON; ' +
      // Of what is removed no byte is left.
      'PRAGMA secure_delete = ON;',
  )
  database.function(bytesOfBase64, { deterministic: true }, (text) => Buffer.from(String(text), 'base64'))
  migrate(database)
  const store = sqlStore(sqliteExecutor(database), sqliteWords)
  return {
    ...store,
    sweep: async (options) => {
      await store.sweep(options)
      // What was removed is overwritten in the file; the log has it until it is written anew.
      if (database.isOpen) database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    close: async () => {
      if (database.isOpen) database.close()
    },
  }
}

/**
 * The same, the file closed to other users of the machine: it holds CVs.
 *
 * @param path - the file; made, with its folder, where absent
 */
export async function openSqliteStore(path: string): Promise<PortalStore> {
  await makePrivate(path)
  return sqliteStore(path)
}

/** `user_version` counts the steps taken. */
function migrate(database: DatabaseSync): void {
  const version = (): number => Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  for (const [step, statements] of steps(sqliteWords).entries()) {
    // IMMEDIATE: of two processes that start together one migrates, the other waits and then finds nothing to
    // do.
    database.exec('BEGIN IMMEDIATE')
    if (version() === step) database.exec(`${statements.join(';')}; PRAGMA user_version = ${step + 1}`)
    database.exec('COMMIT')
  }
}
