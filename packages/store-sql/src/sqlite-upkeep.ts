import { accepts, checkArgument } from '@laissez-passer/core/options'
import { existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { migrationsTable, type Migration } from './migrations/index.ts'
import type { SqlValue } from './sql/column.ts'
import { makePrivate } from './sqlite-file.ts'
import { sqliteError } from './sqlite-executor.ts'
import { migrate } from './sqlite-migrate.ts'
import { inOrder } from './upkeep/order.ts'
import { quoted, readInto, type SnapshotWriter } from './upkeep/restoring.ts'
import { schemaState } from './upkeep/schema-state.ts'
import {
  type DatabaseHealth,
  inUse,
  occupied,
  rowsAtOnce,
  type SchemaState,
  type SnapshotOptions,
  type SnapshotPart,
  type SnapshotRow,
  type Upkeep,
} from './upkeep/upkeep.ts'

/** How long to wait for a writer, in milliseconds. */
const timeout = 5000
const beside = ['', '-wal', '-shm'] as const

/**
 * Looks after the file of a SQLite database.
 *
 * @param path of the file; a restore keeps what it replaces beside it, as `<path>.replaced`
 * @throws LaissezPasserError `invalid-settings` where that is no path
 */
export function sqliteUpkeep(path: string): Upkeep {
  checkArgument('sqliteUpkeep', path, accepts.text('the path of a file'))
  return {
    schema: async () => using(path, stateOf, schemaState([])),

    async migrate() {
      await makePrivate(path)
      return using<readonly string[]>(
        path,
        (database) => {
          const { missing: steps } = stateOf(database)
          migrate(database)
          return steps
        },
        [],
      )
    },

    async size() {
      const sizes = await Promise.all(beside.map((end) => stat(`${path}${end}`).catch(() => ({ size: 0 }))))
      return sizes.reduce((sum, { size }) => sum + size, 0)
    },

    health: async () => using<DatabaseHealth>(path, healthOf, { version: '', damage: [], settings: {}, clock: null }),

    snapshot: (options) => snapshotOf(path, options),

    async restore(parts, { replace }) {
      const there = existsSync(path)
      if (there && !replace) throw occupied()
      if (there && isOpenElsewhere(path)) throw inUse()
      const draft = `${path}.restoring`
      await discard(draft)
      try {
        await makePrivate(draft)
        await write(draft, parts)
        // Whoever opened it meanwhile would go on writing into what is moved away.
        if (there && isOpenElsewhere(path)) throw inUse()
        if (there) await moveAway(path)
        await rename(draft, path)
      } catch (error) {
        await discard(draft)
        throw sqliteError(error)
      }
    },
  }
}

/** Opens a file for a moment; what isn't there isn't made. */
function using<Result>(path: string, work: (database: DatabaseSync) => Result, otherwise: Result): Result {
  if (!existsSync(path)) return otherwise
  try {
    const database = new DatabaseSync(path, { timeout })
    try {
      return work(database)
    } finally {
      database.close()
    }
  } catch (error) {
    throw sqliteError(error)
  }
}

function stateOf(database: DatabaseSync): SchemaState {
  const done = hasTable(database, 'migrations') ? stepsOf(database) : []
  return schemaState(done)
}

function stepsOf(database: DatabaseSync): readonly string[] {
  return database
    .prepare('select id from migrations order by id')
    .all()
    .map(({ id }) => String(id))
}

function hasTable(database: DatabaseSync, name: string): boolean {
  return database.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined
}

function firstOf(database: DatabaseSync, sql: string): readonly string[] {
  return database
    .prepare(sql)
    .all()
    .map((row) => String(Object.values(row)[0]))
}

/** CORRUPT. @see https://www.sqlite.org/rescode.html */
const malformed = 11

function healthOf(database: DatabaseSync): DatabaseHealth {
  const health = { version: `SQLite ${process.versions['sqlite']}`, settings: {}, clock: null }
  try {
    const [journal = ''] = firstOf(database, 'pragma journal_mode')
    return { ...health, damage: damageOf(database), settings: { journal_mode: journal } }
  } catch (error) {
    // Where SQLite can't even look, that is the damage.
    if (error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === malformed)
      return { ...health, damage: [error.message] }
    throw error
  }
}

/** What SQLite finds wrong in a file. */
function damageOf(database: DatabaseSync): readonly string[] {
  const broken = firstOf(database, 'pragma integrity_check(20)').filter((line) => line !== 'ok')
  const orphans = broken.length > 0 ? [] : firstOf(database, 'pragma foreign_key_check')
  return [...broken, ...new Set(orphans.map((table) => `rows of ${table} refer to nothing`))]
}

/** One read transaction, in which SQLite shows what was there at its first read, whoever writes meanwhile. */
async function* snapshotOf(path: string, { tables }: SnapshotOptions = {}): AsyncGenerator<SnapshotPart> {
  const database = new DatabaseSync(path, { timeout })
  try {
    database.exec('pragma query_only = on; begin')
    yield { kind: 'schema', steps: stepsOf(database) }
    const names = database.prepare("select name from sqlite_schema where type = 'table'").all()
    for (const name of inOrder(names.map((row) => String(row['name'])))) {
      if (tables?.includes(name) === false) continue
      const columns = database
        .prepare('select name from pragma_table_info(?)')
        .all(name)
        .map((row) => String(row['name']))
      yield { kind: 'table', name, columns }
      yield* rowsOf(database, { name, columns })
    }
  } catch (error) {
    throw sqliteError(error)
  } finally {
    database.close()
  }
}

function* rowsOf(
  database: DatabaseSync,
  { columns, name }: { readonly name: string; readonly columns: readonly string[] },
): Generator<SnapshotPart> {
  let rows: SnapshotRow[] = []
  for (const row of database.prepare(`select ${quoted(columns)} from "${name}"`).iterate()) {
    rows.push(columns.map((column) => toValue(row[column])))
    if (rows.length < rowsAtOnce) continue
    yield { kind: 'rows', rows }
    rows = []
  }
  if (rows.length > 0) yield { kind: 'rows', rows }
}

function toValue(value: unknown): SqlValue {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new TypeError(`A column holds a ${typeof value}`)
}

/** Writes a file that nobody else knows yet: nothing of it is needed should it fail. */
async function write(path: string, parts: AsyncIterable<SnapshotPart>): Promise<void> {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  try {
    database.exec('pragma journal_mode = off; pragma synchronous = off')
    const later = await readInto(writerOf(database), parts)
    for (const step of later) take(database, step)
    const orphan = database.prepare('pragma foreign_key_check').get()
    if (orphan !== undefined) throw new Error(`Rows of ${String(orphan['table'])} refer to nothing`)
  } finally {
    database.close()
  }
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

function writerOf(database: DatabaseSync): SnapshotWriter {
  return {
    async begin(steps) {
      database.exec(migrationsTable)
      for (const step of steps) take(database, step)
    },
    async empty(table) {
      database.exec(`delete from "${table}"`)
    },
    async rows({ columns, name }, rows) {
      const insert = database.prepare(
        `insert into "${name}" (${quoted(columns)}) values (${columns.map(() => '?').join(', ')})`,
      )
      database.exec('begin')
      for (const row of rows) insert.run(...row)
      database.exec('commit')
    },
  }
}

function take(database: DatabaseSync, { id, statements }: Migration): void {
  for (const statement of statements) database.exec(statement)
  database.prepare('insert into migrations (id) values (?)').run(id)
}

/**
 * Whether another connection has the file open: only the last one may leave the write-ahead log. What can't
 * be opened at all is in nobody's hands.
 */
function isOpenElsewhere(path: string): boolean {
  try {
    const database = new DatabaseSync(path, { timeout: 0 })
    try {
      return database.prepare('pragma journal_mode = delete').get()?.['journal_mode'] !== 'delete'
    } finally {
      database.close()
    }
  } catch (error) {
    return error instanceof Error && 'errcode' in error && (error.errcode === 5 || error.errcode === 6)
  }
}

async function moveAway(path: string): Promise<void> {
  await discard(`${path}.replaced`)
  for (const end of beside) if (existsSync(`${path}${end}`)) await rename(`${path}${end}`, `${path}.replaced${end}`)
}

async function discard(path: string): Promise<void> {
  for (const end of [...beside, '-journal']) await rm(`${path}${end}`, { force: true })
}
