import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cvDraftSchema, emptyProfile } from '@laissez-passer/europass/model'
import { afterAll, describe, expect, test } from 'vitest'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { mostCvs } from '../../src/server/store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const open = () => sqliteStore(join(folder, `${(files += 1)}.sqlite`))
const cv = (id: string, title = '') => cvDraftSchema.parse({ id, title, content: {} })
const named = (givenName: string) => ({ ...emptyProfile(), personal: { ...emptyProfile().personal, givenName } })

describe('profiles', () => {
  test('a first one is kept once, whoever comes later', async () => {
    const store = open()
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.profiles.create('ada', named(`${n}`), { now: 1 })),
    )
    expect(made.filter(Boolean)).toHaveLength(1)
    expect((await store.profiles.find('ada'))?.value.personal.givenName).toBe('0')
    expect(await store.profiles.find('bob')).toBeNull()
  })
  test('of fifty saves over one version one wins, the others are shown what is there', async () => {
    const store = open()
    await store.profiles.create('ada', emptyProfile(), { now: 1 })
    const saved = await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.profiles.save('ada', named(`${n}`), { base: 1, now: 2 })),
    )
    expect(saved.filter((one) => one.ok)).toEqual([{ ok: true, version: 2 }])
    expect(saved[49]).toMatchObject({
      ok: false,
      reason: 'changed',
      current: { version: 2, value: { personal: { givenName: '0' } } },
    })
  })
  test('a save whose answer was lost may be sent again', async () => {
    const store = open()
    await store.profiles.create('ada', emptyProfile(), { now: 1 })
    expect(await store.profiles.save('ada', named('A'), { base: 1, now: 2 })).toEqual({ ok: true, version: 2 })
    expect(await store.profiles.save('ada', named('A'), { base: 1, now: 3 })).toEqual({ ok: true, version: 2 })
  })
  test('nobody saves what does not exist', async () => {
    expect(await open().profiles.save('ada', emptyProfile(), { base: 1, now: 1 })).toEqual({
      ok: false,
      reason: 'gone',
    })
  })
})

describe('CVs', () => {
  test('another person’s do not exist', async () => {
    const store = open()
    await store.cvs.save('ada', cv('one', 'Mine'), { base: 0, now: 1 })
    expect(await store.cvs.find('bob', 'one')).toBeNull()
    expect(await store.cvs.remove('bob', 'one')).toBe(false)
    expect(await store.cvs.save('bob', cv('one', 'Taken'), { base: 1, now: 2 })).toEqual({ ok: false, reason: 'gone' })
    expect(await store.cvs.save('bob', cv('one', 'Taken'), { base: 0, now: 2 })).toEqual({ ok: false, reason: 'gone' })
    expect(await store.cvs.list('bob')).toEqual([])
    expect((await store.cvs.find('ada', 'one'))?.value.title).toBe('Mine')
  })
  test('are listed, the last saved first, and removed', async () => {
    const store = open()
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
    const store = open()
    for (let n = 0; n < mostCvs; n += 1) await store.cvs.save('ada', cv(`cv${n}`), { base: 0, now: n })
    expect(await store.cvs.save('ada', cv('more'), { base: 0, now: 99 })).toEqual({ ok: false, reason: 'full' })
    expect(await store.cvs.save('bob', cv('more'), { base: 0, now: 99 })).toEqual({ ok: true, version: 1 })
  })
})

describe('sessions', () => {
  const login = {
    stateHash: 's',
    browserHash: 'b',
    nonce: 'n',
    codeVerifier: 'c',
    returnTo: '/me',
    level: 'MEDIUM',
    freshSince: 7,
    expiresAt: 100,
  } as const
  test('a login is taken once, and not when it has expired', async () => {
    const { sessions } = open()
    await sessions.begin(login)
    const taken = await Promise.all(Array.from({ length: 50 }, () => sessions.take('s', { now: 1 })))
    expect(taken.filter((one) => one !== null)).toEqual([login])
    await sessions.begin({ ...login, freshSince: null })
    expect(await sessions.take('s', { now: 1 })).toEqual({ ...login, freshSince: null })
    await sessions.begin(login)
    expect(await sessions.take('s', { now: 100 })).toBeNull()
  })
  test('sessions outlive a restart, end once, and are swept when they have expired', async () => {
    const path = join(folder, 'restart.sqlite')
    const user = {
      id: 'n00',
      email: null,
      firstName: 'Ada',
      lastName: null,
      language: 'en',
      level: 'MEDIUM',
      methods: ['pwd'],
      authenticatedAt: 1,
    } as const
    const first = sqliteStore(path)
    await first.sessions.open({ idHash: 'h', user, idToken: 't', expiresAt: 100 })
    first.close()
    const store = sqliteStore(path)
    expect(await store.sessions.find('h', { now: 99 })).toEqual({ idHash: 'h', user, idToken: 't', expiresAt: 100 })
    expect(await store.sessions.find('h', { now: 100 })).toBeNull()
    await store.sweep({ now: 99 })
    expect(await store.sessions.end('h')).not.toBeNull()
    expect(await store.sessions.end('h')).toBeNull()
    expect(await store.ready()).toBe(true)
    store.close()
    expect(await store.ready()).toBe(false)
  })
})
