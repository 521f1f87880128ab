import { writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { sqlite } from '../../src/sqlite.ts'
import { migrate } from '../../src/sqlite-migrate.ts'
import { pragmas, type SqliteStore, sqliteStore } from '../../src/sqlite-store.ts'
import type { StoreOptions } from '../../src/store.ts'

/** Not on the oldest Node that we run on: there each database takes all the migrations. */
const canCopy = 'serialize' in DatabaseSync.prototype
let made: Uint8Array | undefined

/** An empty store in memory whose schema is a copy: migrating was most of what a test of a rule cost. */
export async function migrated(options: StoreOptions = {}): Promise<SqliteStore> {
  if (!canCopy) return sqlite(':memory:', options)
  const database = new DatabaseSync(':memory:')
  database.deserialize(image())
  database.exec(pragmas)
  return sqliteStore(database, options)
}

/** The same in a file that isn't there yet. */
export async function migratedFile(path: string, options: StoreOptions = {}): Promise<SqliteStore> {
  if (canCopy) await writeFile(path, image(), { mode: 0o600 })
  return sqlite(path, options)
}

function image(): Uint8Array {
  if (made) return made
  const database = new DatabaseSync(':memory:')
  migrate(database)
  made = database.serialize()
  database.close()
  return made
}
