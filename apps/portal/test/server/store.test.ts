import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sessionsContract } from '@laissez-passer/relying-party/contract'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { postgresStore } from '../../src/server/store/postgres.ts'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { sqliteWords, steps } from '../../src/server/store/schema.ts'
import type { PortalStore } from '../../src/server/store/store.ts'
import { documentsContract, filesContract } from './documents-contract.ts'
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
    expect(await store.ready()).toBe(true)
    await store.close()
    expect(await store.ready()).toBe(false)
  })
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

test('profiles and CVs from before are documents, and listed by their content', async () => {
  const path = join(folder, `${crypto.randomUUID()}.sqlite`)
  const before = new DatabaseSync(path)
  for (const [step, statements] of steps(sqliteWords).slice(0, 4).entries())
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
