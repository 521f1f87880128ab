import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cvDraftSchema, emptyProfile } from '@laissez-passer/europass/model'
import { sessionsContract } from '@laissez-passer/relying-party/contract'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { postgresStore } from '../../src/server/store/postgres.ts'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { mostCvs, type PortalStore } from '../../src/server/store/store.ts'

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

const cv = (id: string, title = '') => cvDraftSchema.parse({ id, title, content: {} })
const named = (givenName: string) => ({ ...emptyProfile(), personal: { ...emptyProfile().personal, givenName } })

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', (name) => {
  async function open(): Promise<PortalStore> {
    const store = await (await databases[name]())()
    onTestFinished(() => store.close())
    return store
  }

  describe('profiles', () => {
    test('a first one is kept once, whoever comes later', async () => {
      const store = await open()
      const made = await Promise.all(
        Array.from({ length: 50 }, (_, n) => store.profiles.create('ada', named(`${n}`), { now: 1 })),
      )
      expect(made.filter(Boolean)).toHaveLength(1)
      expect((await store.profiles.find('ada'))?.value.personal.givenName).toBe(`${made.indexOf(true)}`)
      expect(await store.profiles.find('bob')).toBeNull()
    })
    test('of fifty saves over one version one wins, the others are shown what is there', async () => {
      const store = await open()
      await store.profiles.create('ada', emptyProfile(), { now: 1 })
      const saved = await Promise.all(
        Array.from({ length: 50 }, (_, n) => store.profiles.save('ada', named(`${n}`), { base: 1, now: 2 })),
      )
      expect(saved.filter((one) => one.ok)).toEqual([{ ok: true, version: 2 }])
      const winner = saved.findIndex((one) => one.ok)
      for (const [index, one] of saved.entries())
        if (index !== winner)
          expect(one).toMatchObject({
            ok: false,
            reason: 'changed',
            current: { version: 2, value: { personal: { givenName: `${winner}` } } },
          })
    })
    test('a save whose answer was lost may be sent again', async () => {
      const store = await open()
      await store.profiles.create('ada', emptyProfile(), { now: 1 })
      expect(await store.profiles.save('ada', named('A'), { base: 1, now: 2 })).toEqual({ ok: true, version: 2 })
      expect(await store.profiles.save('ada', named('A'), { base: 1, now: 3 })).toEqual({ ok: true, version: 2 })
    })
    test('nobody saves what does not exist', async () => {
      expect(await (await open()).profiles.save('ada', emptyProfile(), { base: 1, now: 1 })).toEqual({
        ok: false,
        reason: 'gone',
      })
    })
  })

  describe('CVs', () => {
    test('another person’s do not exist', async () => {
      const store = await open()
      await store.cvs.save('ada', cv('one', 'Mine'), { base: 0, now: 1 })
      expect(await store.cvs.find('bob', 'one')).toBeNull()
      expect(await store.cvs.remove('bob', 'one')).toBe(false)
      expect(await store.cvs.save('bob', cv('one', 'Taken'), { base: 1, now: 2 })).toEqual({
        ok: false,
        reason: 'gone',
      })
      expect(await store.cvs.save('bob', cv('one', 'Taken'), { base: 0, now: 2 })).toEqual({
        ok: false,
        reason: 'gone',
      })
      expect(await store.cvs.list('bob')).toEqual([])
      expect((await store.cvs.find('ada', 'one'))?.value.title).toBe('Mine')
    })
    test('are listed, the last saved first, and removed', async () => {
      const store = await open()
      await store.cvs.save('ada', cv('a', 'First'), { base: 0, now: 1 })
      await store.cvs.save('ada', cv('b', 'Second'), { base: 0, now: 2 })
      await store.cvs.save('ada', cv('a', 'First again'), { base: 1, now: 3 })
      expect((await store.cvs.list('ada')).map((one) => [one.id, one.title, one.version])).toEqual([
        ['a', 'First again', 2],
        ['b', 'Second', 1],
      ])
      expect(await store.cvs.remove('ada', 'a')).toBe(true)
      expect(await store.cvs.save('ada', cv('a'), { base: 2, now: 4 })).toEqual({ ok: false, reason: 'gone' })
    })
    test('are no more than there is room for', async () => {
      const store = await open()
      for (let n = 0; n < mostCvs; n += 1) await store.cvs.save('ada', cv(`cv${n}`), { base: 0, now: n })
      expect(await store.cvs.save('ada', cv('more'), { base: 0, now: 99 })).toEqual({ ok: false, reason: 'full' })
      expect(await store.cvs.save('bob', cv('more'), { base: 0, now: 99 })).toEqual({ ok: true, version: 1 })
    })
  })

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

  test('of fifty new CVs at once there are as many as there is room for', async () => {
    const store = await open()
    for (let n = 0; n < mostCvs - 3; n += 1) await store.cvs.save('ada', cv(`cv${n}`), { base: 0, now: n })
    const saved = await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.cvs.save('ada', cv(`more${n}`), { base: 0, now: 99 })),
    )
    expect(saved.filter((one) => one.ok)).toHaveLength(3)
  })
})

test('two that start at once make one schema', async () => {
  const open = await databases.PostgreSQL()
  const stores = await Promise.all([open(), open(), open()])
  await stores[0]?.cvs.save('ada', cv('one'), { base: 0, now: 1 })
  for (const store of stores) {
    expect(await store.cvs.list('ada')).toHaveLength(1)
    await store.close()
  }
})
