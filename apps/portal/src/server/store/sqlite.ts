import { DatabaseSync } from 'node:sqlite'
import { durableLog, makePrivate, rewritten, sqliteExecutor } from '@laissez-passer/store-sql/executors/sqlite'
import { bytesOfBase64, sqliteDialect } from './dialect.ts'
import { steps } from './schema.ts'
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
  const log = durableLog(database)
  const store = sqlStore(sqliteExecutor(database, log), sqliteDialect)
  return {
    ...store,
    sweep: async (options) => {
      // Noted first: a process that ends in between leaves it to the next.
      if ((await store.leaving.due(options)).length > 0) owe(database, true)
      await store.sweep(options)
      if (!database.isOpen) return
      if (isOwed(database) && rewritten(database)) owe(database, false)
      // What was removed is overwritten in the file; the log has it until it is written anew.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    close: async () => {
      if (database.isOpen) database.close()
      log?.close()
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

/**
 * The file is to be written anew: somebody was deleted, and free places of its pages may hold pieces of them.
 * A number that SQLite keeps for applications says so.
 */
const owing = 1

const isOwed = (database: DatabaseSync): boolean =>
  database.prepare('PRAGMA application_id').get()?.['application_id'] === owing

function owe(database: DatabaseSync, owed: boolean): void {
  if (database.isOpen) database.exec(`PRAGMA application_id = ${owed ? owing : 0}`)
}

/** `user_version` counts the steps taken. */
function migrate(database: DatabaseSync): void {
  const version = (): number => Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  for (const [step, statements] of steps(sqliteDialect).entries()) {
    // IMMEDIATE: of two processes that start together one migrates, the other waits and then finds nothing to
    // do.
    database.exec('BEGIN IMMEDIATE')
    if (version() === step) database.exec(`${statements.join(';')}; PRAGMA user_version = ${step + 1}`)
    database.exec('COMMIT')
  }
}
