import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { Client } from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { leavingAfter } from '../../../src/server/store/leaving.ts'
import { nobodysTables, ownedTables } from '../../../src/server/store/owned-tables.ts'
import { postgresStore } from '../../../src/server/store/postgres.ts'
import { sqliteStore } from '../../../src/server/store/sqlite.ts'

const tables = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`

interface Column {
  readonly name: string
  readonly type: string
}

/** What a column of somebody's row holds: a mark of theirs, wherever there is room for one. */
function valueFor(person: string, table: string, { name, type }: Column): string | number | Uint8Array {
  if (name === 'owner') return person
  if (name === 'account') return JSON.stringify({ id: person, firstName: `mark-${person}-${table}-${name}.` })
  const mark = `mark-${person}-${table}-${name}.`
  if (/^(?:INTEGER|bigint)$/i.test(type)) return 1
  if (/^(?:BLOB|bytea)$/i.test(type)) return Buffer.from(mark)
  // What the rows of two tables are joined by.
  if (name === 'id' || name === 'kind') return `mark-${person}-${name}.`
  return ['body', 'patches', 'items', 'tags', 'head'].includes(name) ? JSON.stringify([mark]) : mark
}

/** Parents before their children. */
const order = ['documents', 'library_files', 'shares']
const parentsFirst = (names: readonly string[]): string[] =>
  names.toSorted((one, other) => Number(order.includes(other)) - Number(order.includes(one)))

function fill(database: DatabaseSync, people: readonly string[]): void {
  const names = database
    .prepare(tables)
    .all()
    .map((row) => String(row['name']))
  for (const table of parentsFirst(names.filter((name) => !(name in nobodysTables)))) {
    const columns = database.prepare('SELECT name, type FROM pragma_table_info(?)').all(table)
    const own = columns.map((row) => ({ name: String(row['name']), type: String(row['type']) }))
    for (const person of people)
      database
        .prepare(`INSERT INTO ${table} (${own.map(({ name }) => name).join()}) VALUES (${own.map(() => '?').join()})`)
        .run(...own.map((column) => valueFor(person, table, column)))
  }
}

test('every table is somebody’s, or a reason says why it is nobody’s', () => {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  const folder = mkdtempSync(join(tmpdir(), 'portal-tables-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = sqliteStore(join(folder, 'portal.sqlite'))
  onTestFinished(() => store.close())
  const there = new DatabaseSync(join(folder, 'portal.sqlite'))
  const names = there
    .prepare(tables)
    .all()
    .map((row) => String(row['name']))
  there.close()
  expect([...ownedTables.map(({ table }) => table), ...Object.keys(nobodysTables)].toSorted()).toEqual(names.toSorted())
})

test('of whoever is deleted no byte is left in the file, nor in its log; of others all is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-leaving-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'portal.sqlite')
  const store = sqliteStore(path)
  onTestFinished(() => store.close())
  const database = new DatabaseSync(path)
  database.exec('PRAGMA secure_delete = ON')
  fill(database, ['ada', 'bob'])
  // The wish is among the rows: both would be due.
  database.exec(`DELETE FROM leaving`)
  database.close()
  const bytes = () =>
    Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString('latin1')
  const marks = (person: string) => new Set(bytes().match(new RegExp(`mark-${person}-[a-z_-]+?\\.`, 'g')))
  const bobs = marks('bob')
  expect(bobs.size).toBeGreaterThan(20)
  expect(marks('ada').size).toBe(bobs.size)
  const now = 1000
  await store.leaving.ask('ada', { now })
  await store.sweep({ now: 0 })
  expect(marks('ada').size).toBe(bobs.size)
  await store.leaving.erase('ada', { now: now + leavingAfter - 1 })
  expect(marks('ada').size).toBe(bobs.size)
  for (const idHash of await store.leaving.sessions('ada')) await store.sessions.end(idHash)
  for (const key of await store.leaving.contents('ada')) await store.fileContents.remove('ada', key)
  await store.leaving.erase('ada', { now: now + leavingAfter })
  // What makes the log anew; the rows of others aren't due for anything.
  await store.sweep({ now: 0 })
  expect([...marks('ada')]).toEqual([])
  expect(bytes()).not.toContain('"id":"ada"')
  expect(marks('bob')).toEqual(bobs)
  expect(await store.leaving.find('ada')).toBeNull()
})

test('no piece of who is deleted is left in free places of the file, whatever was written before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-leaving-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'portal.sqlite')
  const store = sqliteStore(path)
  onTestFinished(() => store.close())
  const document = (text: string) => ({ schema: schemaVersion, body: { text }, head: {} })
  // Rows of many lengths, which SQLite moves within its pages as they grow and shrink.
  const rows = Array.from({ length: 600 }, (_, row) => ({ owner: row % 2 === 0 ? 'ada' : 'bob', row }))
  for (const [round, spread] of [37, 53, 71].entries())
    await Promise.all(
      rows.map(async ({ owner, row }) => {
        const key = { owner, kind: 'cv' as const, id: `d${row}` }
        const content = document(`mark-${owner}-${row}. `.repeat(1 + ((row * spread) % 80)))
        const device = { id: 'device', name: 'Browser' }
        const change = { from: round, version: round + 1, batch: `b${round}`, at: 1, device, patches: [] }
        await (round === 0
          ? store.documents.create(key, content, { now: 1, most: 1000 })
          : store.documents.change(key, content, change))
      }),
    )
  await store.leaving.ask('ada', { now: 1 })
  // Another process reads just now: it is done by a sweep that comes later.
  const reader = new DatabaseSync(path)
  reader.exec('BEGIN; SELECT count(*) FROM documents')
  await store.sweep({ now: 1 + leavingAfter })
  reader.exec('COMMIT')
  reader.close()
  await store.sweep({ now: 1 + leavingAfter })
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString('latin1')
  expect(bytes).not.toMatch(/mark-ada|ada/)
  expect(bytes).toContain('mark-bob-599.')
  expect(await store.documents.find({ owner: 'bob', kind: 'cv', id: 'd599' })).not.toBeNull()
})

test('of whoever is deleted no row is left on PostgreSQL', async () => {
  const server = new Client(inject('postgres'))
  await server.connect()
  onTestFinished(() => server.end())
  const name = `portal_${crypto.randomUUID().replaceAll('-', '')}`
  await server.query(`create schema ${name}`)
  await server.query(`set search_path = ${name}`)
  onTestFinished(async () => void (await server.query(`drop schema ${name} cascade`)))
  const store = await postgresStore(`${inject('postgres')}?options=${encodeURIComponent(`-c search_path=${name}`)}`)
  onTestFinished(() => store.close())
  const columns = await server.query(
    'select table_name, column_name, data_type from information_schema.columns where table_schema = $1 order by ordinal_position',
    [name],
  )
  const byTable = new Map<string, Column[]>()
  for (const { table_name: table, column_name: column, data_type: type } of columns.rows)
    byTable.set(table, [...(byTable.get(table) ?? []), { name: String(column), type: String(type) }])
  const people = ownedTables.map(({ table }) => table)
  for (const table of parentsFirst(people)) {
    const own = byTable.get(table) ?? []
    for (const person of ['ada', 'bob'])
      await server.query(
        `insert into ${table} (${own.map((one) => one.name).join()}) values (${own.map((_, at) => `$${at + 1}`).join()})`,
        own.map((column) => valueFor(person, table, column)),
      )
  }
  await server.query('update leaving set due_at = 0 where owner = $1', ['ada'])
  await store.sweep({ now: 0 })
  const rows = async () => {
    const all: unknown[] = []
    for (const table of people) all.push((await server.query(`select * from ${table}`)).rows)
    return JSON.stringify(all, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data)
        ? Buffer.from(value.data).toString()
        : value,
    )
  }
  const left = await rows()
  expect(left).not.toContain('ada')
  expect(left).toContain('mark-bob')
  for (const table of people) expect((await server.query(`select 1 from ${table}`)).rowCount, table).toBe(1)
})
