import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sessionsContract } from '@laissez-passer/relying-party/contract'
import { sessionTables } from '@laissez-passer/relying-party/sql'
import { sqliteExecutor } from '@laissez-passer/store-sql/executors/sqlite'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { postgresStore } from '../../src/server/store/postgres.ts'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { sqlStore } from '../../src/server/store/sql-store.ts'
import { contentBytes, judgeOlder } from '../../src/server/library/content.ts'
import { postgresDialect, sqliteDialect } from '../../src/server/store/dialect.ts'
import { steps } from '../../src/server/store/schema.ts'
import type { PortalStore } from '../../src/server/store/store.ts'
import { documentsContract } from './documents-contract.ts'
import { filesContract } from './files-contract.ts'
import { sharesContract } from './shares-contract.ts'
import { surveyContract } from './survey-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
const server = new Client(inject('postgres'))
beforeAll(() => server.connect())
afterAll(() => server.end())

/** An empty database, to be opened as often as one likes. */
const databases = {
  SQLite: async () => {
    const path = join(folder, `${crypto.randomUUID()}.sqlite`)
    return async () => sqliteStore(path)
  },
  PostgreSQL: async () => {
    const name = `portal_${crypto.randomUUID().replaceAll('-', '')}`
    await server.query(`create schema ${name}`)
    onTestFinished(async () => {
      await server.query(`drop schema ${name} cascade`)
    })
    return () => postgresStore(`${inject('postgres')}?options=${encodeURIComponent(`-c search_path=${name}`)}`)
  },
} as const

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', (name) => {
  async function open(): Promise<PortalStore> {
    const store = await (await databases[name]())()
    onTestFinished(() => store.close())
    return store
  }

  documentsContract(open)
  filesContract(open)
  sharesContract(open)
  surveyContract(open)

  sessionsContract(`the portal’s on ${name}`, async () => (await open()).sessions)

  test('sessions outlive a restart, and are swept when they are over', async () => {
    const reopen = await databases[name]()
    const user = {
      id: 'n00',
      email: null,
      firstName: 'Ada',
      lastName: null,
      language: 'en',
      level: 'MEDIUM',
      methods: ['pwd'],
      authenticatedAt: 1,
      claims: {},
    } as const
    const session = { idHash: 'h', user, sealed: 't', sidHash: 's', subjectHash: 'n', expiresAt: 100 }
    const first = await reopen()
    await first.sessions.open(session)
    await first.close()
    const store = await reopen()
    expect(await store.sessions.find('h', { now: 99 })).toEqual(session)
    await store.sweep({ now: 99 })
    expect(await store.sessions.find('h', { now: 99 })).toEqual(session)
    await store.sweep({ now: 100 })
    expect(await store.sessions.end('h')).toBeNull()
    expect(await store.ready()).toBe('ok')
    await store.close()
    expect(await store.ready()).toBe('unavailable')
  })
})

test('a database that answers and takes no writes says so, and leaves nothing of the question', async () => {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  for (const statement of sessionTables) database.exec(statement)
  const store = sqlStore(sqliteExecutor(database), sqliteDialect)
  expect(await store.ready()).toBe('ok')
  expect(database.prepare('SELECT count(*) AS count FROM relying_party_pending').get()?.['count']).toBe(0)
  database.exec('PRAGMA query_only = on')
  expect(await store.ready()).toBe('read-only')
  database.exec('PRAGMA query_only = off')
  expect(await store.ready()).toBe('ok')
})

test('two that start at once make one schema', async () => {
  const open = await databases.PostgreSQL()
  const stores = await Promise.all([open(), open(), open()])
  const key = { owner: 'ada', kind: 'cv', id: 'one' } as const
  await stores[0]?.documents.create(key, { schema: 1, body: {}, head: {} }, { now: 1, most: 1 })
  for (const store of stores) {
    expect(await store.documents.list('ada', 'cv')).toHaveLength(1)
    await store.close()
  }
})

test('what PostgreSQL notes of each row leads from no answer to a person', async () => {
  const open = await databases.PostgreSQL()
  const store = await open()
  onTestFinished(() => store.close())
  const answers = { easy: 5, purpose: 'cv', done: 'yes', recommend: 4, better: '', language: 'en' } as const
  // Keys are given so that the order of coming is not that of the keys.
  for (const [n, person] of ['eve', 'ada', null, 'dan', 'bob'].entries())
    await store.survey.add(answers, { id: `${(n * 3) % 5}`, day: '2026-11-27', person })
  const { rows: names } = await server.query(
    "select nspname from pg_namespace where nspname like 'portal_%' order by oid desc limit 1",
  )
  const rows = async (table: string, key: string) =>
    (await server.query(`select ${key} as key, xmin::text as by from ${names[0].nspname}.${table} order by ctid`)).rows
  const [said, people] = [await rows('survey_answers', 'id'), await rows('survey_people', 'owner')]
  expect([said.map(({ key }) => key).join(''), people.map(({ key }) => key)]).toEqual([
    '01234',
    ['ada', 'bob', 'dan', 'eve'],
  ])
  expect(new Set([...said, ...people].map(({ by }) => by)).size).toBe(1)
})

test('profiles and CVs from before are documents, and listed by their content', async () => {
  const path = join(folder, `${crypto.randomUUID()}.sqlite`)
  const before = new DatabaseSync(path)
  for (const [step, statements] of steps(sqliteDialect).slice(0, 4).entries())
    before.exec(`${statements.join(';')}; PRAGMA user_version = ${step + 1}`)
  before.exec(`INSERT INTO profiles VALUES ('ada', '{"work":[]}', 7, 70)`)
  before.exec(`INSERT INTO cvs VALUES ('one', 'ada', '{"id":"one","title":"Mine"}', 3, 30)`)
  before.close()
  const store = sqliteStore(path)
  expect(await store.documents.find({ owner: 'ada', kind: 'profile', id: 'profile' })).toEqual({
    schema: 1,
    body: { work: [] },
    version: 7,
    savedAt: 70,
  })
  expect(await store.documents.list('ada', 'cv')).toMatchObject([
    { id: 'one', version: 3, savedAt: 30, head: null, body: { title: 'Mine' } },
  ])
  await store.close()
})

test.each(['SQLite', 'PostgreSQL'] as const)(
  'files that came with imports are a library on %s, byte by byte',
  async (name) => {
    const bytes = Buffer.from(Array.from({ length: 700 }, (_, n) => n % 256))
    const row = `'ada', 'one', 'diploma.pdf', 'application/pdf', 'Mine', 700, 50, '${bytes.toString('base64')}'`
    const reopen = await databases[name]()
    if (name === 'SQLite') {
      const path = join(folder, `${crypto.randomUUID()}.sqlite`)
      const before = new DatabaseSync(path)
      for (const [step, statements] of steps(sqliteDialect).slice(0, 6).entries())
        before.exec(`${statements.join(';')}; PRAGMA user_version = ${step + 1}`)
      before.exec(`INSERT INTO files VALUES (${row})`)
      before.close()
      await check(sqliteStore(path))
    } else {
      const made = postgresDialect
      const library = steps(made).find((step) => step.some((one) => one.includes('INTO library_files'))) ?? []
      // The last step is the one that takes them over: it is done again on what was there before.
      const store = await reopen()
      const name = await server.query(
        "select nspname from pg_namespace where nspname like 'portal_%' order by oid desc",
      )
      await server.query(`set search_path = ${String(name.rows[0].nspname)}`)
      for (const table of ['versions', 'contents', 'loose', 'files']) await server.query(`drop table library_${table}`)
      for (const statement of steps(made).find((step) => step.some((one) => one.includes('TABLE files'))) ?? [])
        await server.query(statement)
      await server.query(`insert into files values (${row})`)
      for (const statement of library) await server.query(statement)
      await server.query('set search_path = public')
      await check(store)
    }
    async function check(store: PortalStore): Promise<void> {
      onTestFinished(() => store.close())
      expect(await store.files.list('ada')).toMatchObject([
        { id: 'one', name: 'diploma.pdf', description: 'Mine', tags: [], size: 700, savedAt: 50, version: 1 },
      ])
      const content = await store.files.content('ada', 'one')
      expect(Buffer.from(await contentBytes(store, 'ada', content?.key ?? ''))).toEqual(bytes)
      // Nobody had looked at them.
      expect(content?.mediaType).toBe('')
      expect(await judgeOlder(store, 'ada')).toBe(true)
      expect((await store.files.list('ada'))[0]?.mediaType).toBe('application/octet-stream')
      expect(await judgeOlder(store, 'ada')).toBe(false)
    }
  },
)
