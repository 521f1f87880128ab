import { writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { sqlite } from '../../src/sqlite.ts'
import { migrate } from '../../src/sqlite-migrate.ts'
import { pragmas, type SqliteStore, sqliteStore } from '../../src/sqlite-store.ts'
import type { StoreOptions } from '../../src/store.ts'

/** A store in memory, or in a file that isn't there yet, with these rows in it. */
interface Made extends StoreOptions {
  /** Statements that write them: the same list each time, for it is run once. */
  readonly rows?: readonly string[]
}

/** Not on the oldest Node that we run on: there each database takes all the migrations. */
const canCopy = 'serialize' in DatabaseSync.prototype
const made = new Map<readonly string[], Uint8Array>()
const none: readonly string[] = []

/** A store in memory whose schema is a copy: migrating was most of what a test of a rule cost. */
export async function migrated({ rows = none, ...options }: Made = {}): Promise<SqliteStore> {
  if (!canCopy) return written(await sqlite(':memory:', options), rows)
  const database = new DatabaseSync(':memory:')
  database.deserialize(image(rows))
  database.exec(pragmas)
  return sqliteStore(database, options)
}

/** The same in a file that isn't there yet. */
export async function migratedFile(path: string, { rows = none, ...options }: Made = {}): Promise<SqliteStore> {
  if (!canCopy) return written(await sqlite(path, options), rows)
  await writeFile(path, image(rows), { mode: 0o600 })
  return sqlite(path, options)
}

async function written(store: SqliteStore, rows: readonly string[]): Promise<SqliteStore> {
  await store.executor.commit(rows.map((sql) => ({ sql, parameters: [] })))
  return store
}

function image(rows: readonly string[]): Uint8Array {
  const known = made.get(rows)
  if (known) return known
  const database = new DatabaseSync(':memory:')
  migrate(database)
  for (const row of rows) database.exec(row)
  const copy = database.serialize()
  database.close()
  made.set(rows, copy)
  return copy
}
