import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { items, newDigitalTest } from '@laissez-passer/europass/digital-skills'
import { importDocument } from '@laissez-passer/europass/exchange'
import { newLanguageCheck } from '@laissez-passer/europass/languages'
import { profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { strFromU8, unzipSync } from 'fflate'
import { Client } from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import type { DocumentKind } from '../../src/document-kinds.ts'
import { keepFile } from '../../src/server/library/keep.ts'
import { leavingAfter } from '../../src/server/store/leaving.ts'
import { nobodysTables, ownedTables } from '../../src/server/store/owned-tables.ts'
import { postgresStore } from '../../src/server/store/postgres.ts'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { portal } from './portal.ts'

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

/** A portal with Ada and Bob, who each have a bit of everything. */
async function world() {
  const all = portal()
  const cookies = new Map<string, string>()
  const ask = async (as: string, method: string, path: string, body?: unknown) => {
    const cookie = cookies.get(as) ?? (await all.signIn(as))
    cookies.set(as, cookie)
    return all.send(method, path, { cookie, ...(body !== undefined && { body }) })
  }
  for (const person of ['ada', 'bob']) {
    const id = `diploma-${person}`
    const profile = profileDraftSchema.parse({
      personal: { givenName: `name-${person}` },
      entries: { language: [{ id: 'l', code: 'fra', files: [id] }] },
    })
    const put = async (path: string, value: object) =>
      expect((await ask(person, 'PUT', `/api/documents/${path}`, { schema: schemaVersion, value })).status).toBe(201)
    await put('profile/profile', profile)
    await put('cv/cv1', { id: 'cv1', title: `cv of ${person}: "first"`, headline: `head-${person}` })
    await put('letter/l1', { id: 'l1', title: `letter of ${person}` })
    const patches = [{ at: 'title', value: `retitled-${person}`, was: `cv of ${person}: "first"` }]
    const change = { schema: schemaVersion, base: 1, batch: `batch-${person}-1`, device: { id: 'device-1', name: 'x' } }
    expect((await ask(person, 'POST', '/api/documents/cv/cv1/changes', { ...change, patches })).status).toBe(200)
    const bytes = Buffer.from(`%PDF-1.4 content-${person}`)
    await keepFile(all.store, person, { id, name: `${person}.pdf`, bytes, now: all.clock.now })
    const items = [{ kind: 'cv', id: 'cv1' }]
    const share = { title: `link of ${person}`, message: '', items, expiresAt: null }
    expect((await ask(person, 'PUT', `/api/shares/share-${person}`, share)).status).toBe(201)
  }
  return { ...all, ask, cookies }
}

test('a copy of all that is kept is in open formats, and is one person’s alone', async () => {
  const { ask } = await world()
  const answer = await ask('ada', 'GET', '/api/account/archive.zip')
  expect(answer.headers.get('Content-Disposition')).toContain('europass.zip')
  const archive = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const names = Object.keys(archive)
  expect(names).toEqual([
    'profile.json',
    'profile.xml',
    'Languages.pdf',
    'documents/CV retitled-ada.json',
    'documents/CV retitled-ada.xml',
    'documents/CV retitled-ada.pdf',
    'documents/Cover letter letter of ada.json',
    'documents/Cover letter letter of ada.pdf',
    'files/ada.pdf',
    'history/CV retitled-ada.json',
    'kept/shares.json',
    'kept/relying_party_sessions.json',
    'schema.json',
    'index.html',
  ])
  const whole = names.map((name) => `${name} ${strFromU8(archive[name] ?? new Uint8Array(0), true)}`).join('\n')
  for (const mine of ['name-ada', 'head-ada', 'retitled-ada', 'content-ada', 'link of ada', 'cv of ada'])
    expect(whole).toContain(mine)
  expect(whole).not.toMatch(/bob/)
  // Neither tokens nor hashes of them.
  expect(whole).not.toMatch(/token|hash|sealed/i)
  const read = await importDocument(archive['profile.xml'] ?? new Uint8Array(0))
  expect(read.ok && read.document.attachments.map(({ name }) => name)).toEqual(['ada.pdf'])
  expect(read.ok && read.document.profile.entries.language[0]?.files).toHaveLength(1)
  const index = strFromU8(archive['index.html'] ?? new Uint8Array(0))
  for (const name of names.filter((one) => one !== 'index.html'))
    expect(index).toContain(`href="${name.split('/').map(encodeURIComponent).join('/')}"`)
  const schema: unknown = JSON.parse(strFromU8(archive['schema.json'] ?? new Uint8Array(0)))
  expect(schema).toMatchObject({ profile: { properties: { personal: {} } }, cv: { properties: { headline: {} } } })
})

test('a copy has the report of a finished test as PDF, and names that say what is in a file, in both languages', async () => {
  const { ask, store } = await world()
  const at = 1_800_000_000
  const answers = Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? '2' : String(truth)]))
  const put = async (kind: DocumentKind, id: string, body: object) =>
    store.documents.create({ owner: 'ada', kind, id }, { schema: schemaVersion, body, head: {} }, { now: at, most: 9 })
  await put('digital-test', 'test-1', { ...newDigitalTest('test-1', { now: at }), answers, finishedAt: at + 60 })
  await put('digital-test', 'test-2', newDigitalTest('test-2', { now: at }))
  const italian = newLanguageCheck({ code: 'ita', label: '', signed: false }, { id: 'check-1', date: '2026-11-27' })
  await put('language-check', 'check-1', italian)
  const namesIn = async (language: string) => {
    const answer = await ask('ada', 'GET', `/api/account/archive.zip?lang=${language}`)
    return Object.keys(unzipSync(new Uint8Array(await answer.arrayBuffer())))
  }
  const english = await namesIn('en')
  expect(english).toEqual(
    expect.arrayContaining([
      'documents/Digital skills test 2027-01-15.pdf',
      'documents/Digital skills test 2027-01-15 (2).json',
      'documents/Language check Italian 2026-11-27.json',
    ]),
  )
  expect(english).not.toContain('documents/Digital skills test 2027-01-15 (2).pdf')
  const french = await namesIn('fr')
  expect(french).toEqual(expect.arrayContaining(['documents/Évaluation de langue Italien 2026-11-27.json']))
  // No name is the id of something.
  expect([...english, ...french].filter((name) => /test-\d|check-\d|cv1|[\da-f]{8}-/.test(name))).toEqual([])
})

test('a profile is deleted by who signed in just now, waits, and can be kept after all; links end at once', async () => {
  const { ask, store, clock, send, signIn, cookies } = await world()
  const { link } = (await (await ask('ada', 'GET', '/api/shares/share-ada')).json()).link
    ? await (await ask('ada', 'GET', '/api/shares/share-ada')).json()
    : { link: '' }
  const token = String(link).replace(/^.*\/s\//, '')
  const look = async () => (await send('GET', `/api/shared/${token}`)).status
  expect(await look()).toBe(200)
  clock.now += 301
  const refused = await ask('ada', 'POST', '/api/account/leaving', {})
  expect([refused.status, (await refused.json()).reason]).toEqual([403, 'sign-in-again'])
  cookies.set('ada', await signIn('ada'))
  const asked = await (await ask('ada', 'POST', '/api/account/leaving', {})).json()
  expect(asked).toEqual({ leaving: { askedAt: clock.now, dueAt: clock.now + leavingAfter } })
  clock.now += 100
  // Asked again, it isn't put off.
  expect(await (await ask('ada', 'POST', '/api/account/leaving', {})).json()).toEqual(asked)
  expect(await (await ask('ada', 'GET', '/api/account')).json()).toEqual(asked)
  expect(await look()).toBe(404)
  expect(await (await ask('bob', 'GET', '/api/account')).json()).toEqual({ leaving: null })
  expect((await ask('bob', 'DELETE', '/api/account/leaving')).status).toBe(404)
  expect((await ask('ada', 'DELETE', '/api/account/leaving')).status).toBe(204)
  expect((await ask('ada', 'DELETE', '/api/account/leaving')).status).toBe(404)
  expect(await look()).toBe(200)
  cookies.set('ada', await signIn('ada'))
  await ask('ada', 'POST', '/api/account/leaving', {})
  await store.sweep({ now: clock.now + leavingAfter - 1 })
  expect(await store.documents.all('ada')).toHaveLength(3)
  await store.sweep({ now: clock.now + leavingAfter })
  expect(await store.documents.all('ada')).toEqual([])
  expect(await store.files.list('ada')).toEqual([])
  expect(await store.files.list('bob')).toHaveLength(1)
  expect(await store.documents.all('bob')).toHaveLength(3)
  // Signed out everywhere.
  expect((await ask('ada', 'GET', '/api/account')).status).toBe(401)
  // Too late for another thought.
  expect(await store.leaving.cancel('ada', { now: clock.now + leavingAfter })).toBe(false)
})

test('these are for who is signed in with two factors', async () => {
  const { send, signIn } = portal()
  for (const [cookie, status] of [
    [undefined, 401],
    [await signIn('ada', 'BASIC'), 403],
  ] as const)
    for (const [method, path] of [
      ['GET', '/api/account'],
      ['POST', '/api/account/leaving'],
      ['DELETE', '/api/account/leaving'],
      ['GET', '/api/account/archive.zip'],
    ] as const)
      expect(
        (await send(method, path, { ...(cookie && { cookie }), body: method === 'POST' ? {} : undefined })).status,
      ).toBe(status)
})
