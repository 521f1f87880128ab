import { verifyCredential } from '@laissez-passer/europass/credentials'
import {
  answered,
  type DigitalTest,
  digitalWords,
  items,
  newDigitalTest,
} from '@laissez-passer/europass/digital-skills'
import { diff } from '@laissez-passer/europass/patch'
import { expect, test } from 'vitest'
import { sealedDigitalTest } from '../../src/server/sealing/sealed-digital-test.ts'
import { sharedDigitalTest } from '../../src/server/sharing/shared-digital-test.ts'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { portal } from './portal.ts'

const at = '/api/documents/digital-test'
const begun = newDigitalTest('one', { now: 1_790_000_000 })
const more = answered(begun, { id: '1.1.1', answer: '2' })
const change = {
  schema: 2,
  base: 1,
  batch: 'batch-of-one',
  device: { id: 'device-1', name: '' },
  patches: diff(begun, more),
}
const finished = {
  ...begun,
  finishedAt: 1_790_001_000,
  answers: Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? '2' : String(truth)])),
}

test('a test is kept by patches, and listed with its answers, so that results stand beside each other', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  expect((await send('PUT', `${at}/one`, { cookie, body: { schema: 2, value: begun } })).status).toBe(201)
  expect((await send('POST', `${at}/one/changes`, { cookie, body: change })).status).toBe(200)
  const { documents } = await (await send('GET', at, { cookie })).json()
  expect(documents).toMatchObject([{ id: 'one', edition: 1, finishedAt: null, answers: { '1.1.1': '2' } }])
})

test('answers that nobody can give aren’t kept, nor a twenty-first test', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  const wrong = { schema: 2, value: { ...begun, answers: { '1.1.1': 'true' } } }
  expect((await send('PUT', `${at}/one`, { cookie, body: wrong })).status).toBe(422)
  for (let n = 0; n < 20; n += 1)
    await send('PUT', `${at}/t${n}`, { cookie, body: { schema: 2, value: { ...begun, id: `t${n}` } } })
  const full = await send('PUT', `${at}/t20`, { cookie, body: { schema: 2, value: { ...begun, id: 't20' } } })
  expect(await full.json()).toMatchObject({ reason: 'full' })
})

test('a result stays what it was: a finished test takes no other answer', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  await send('PUT', `${at}/one`, { cookie, body: { schema: 2, value: finished } })
  const better = { ...finished, answers: { ...finished.answers, '1.1.1': '3' } }
  const body = { ...change, patches: diff(finished, better) }
  expect((await send('POST', `${at}/one/changes`, { cookie, body })).status).not.toBe(200)
  expect(await (await send('GET', `${at}/one`, { cookie })).json()).toMatchObject({ value: finished })
})

test('no test is finished in the future, nor before it began, whatever a browser says', async () => {
  const { send, signIn, clock } = portal()
  const cookie = await signIn('ada')
  const put = (value: object) => send('PUT', `${at}/one`, { cookie, body: { schema: 2, value } })
  const valueAt = async () => (await (await send('GET', `${at}/one`, { cookie })).json()).value
  expect((await put({ ...finished, startedAt: clock.now + 900, finishedAt: 253_402_300_799 })).status).toBe(201)
  expect(await valueAt()).toMatchObject({ startedAt: clock.now, finishedAt: clock.now })
  await send('DELETE', `${at}/one`, { cookie })
  expect((await put({ ...finished, finishedAt: 1e300 })).status).toBe(422)
  expect((await put({ ...finished, finishedAt: null })).status).toBe(201)
  const running: DigitalTest = { ...finished, finishedAt: null }
  const body = { ...change, patches: diff(running, { ...finished, startedAt: 5, finishedAt: 7 }) }
  expect((await send('POST', `${at}/one/changes`, { cookie, body })).status).toBe(200)
  expect(await valueAt()).toMatchObject({ startedAt: begun.startedAt, finishedAt: begun.startedAt })
})

test('a credential says since when the server has a result, not what a browser says of its day', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  const value = { ...finished, startedAt: 1, finishedAt: 2 }
  await send('PUT', `${at}/one`, { cookie, body: { schema: 2, value } })
  const sealed = await send('POST', '/api/credentials', { cookie, body: { kind: 'digital-test', id: 'one' } })
  const { file } = await sealed.json()
  const text = await (await send('GET', `/api/files/${file}`, { cookie })).text()
  expect([text.includes('2027-01-15'), text.includes('1970-01-01')]).toEqual([true, false])
})

test('another person’s test is not there, whatever is tried', async () => {
  const { send, signIn } = portal()
  await send('PUT', `${at}/one`, { cookie: await signIn('ada'), body: { schema: 2, value: finished } })
  const cookie = await signIn('bob')
  const tries = [
    () => send('GET', `${at}/one`, { cookie }),
    () => send('GET', `${at}/one/changes?since=0`, { cookie }),
    () => send('POST', `${at}/one/changes`, { cookie, body: change }),
    () => send('DELETE', `${at}/one`, { cookie }),
    () => send('POST', '/api/credentials', { cookie, body: { kind: 'digital-test', id: 'one' } }),
  ]
  for (const attempt of tries) expect((await attempt()).status).toBe(404)
  expect((await (await send('GET', at, { cookie })).json()).documents).toEqual([])
})

test('a link shows the report of a finished test, and no answer; of one under way nothing', async () => {
  const store = sqliteStore(':memory:')
  for (const body of [finished, { ...begun, id: 'two' }])
    await store.documents.create(
      { owner: 'ada', kind: 'digital-test', id: body.id },
      { schema: 2, body, head: {} },
      { now: 1, most: 20 },
    )
  const sharing = { owner: 'ada', store, language: 'en', printed: async () => ({}), now: 1 } as const
  const shared = await sharedDigitalTest({ ...sharing, id: 'one', item: { kind: 'digital-test', id: 'one' } })
  expect(shared).toMatchObject({ kind: 'sheet', of: 'digital-test' })
  const words = await digitalWords('en')
  expect(JSON.stringify(shared)).toContain(words('digital.report.informal'))
  for (const { id } of items) expect(JSON.stringify(shared)).not.toContain(words(`digital.item.${id}`))
  expect(await sharedDigitalTest({ ...sharing, id: 'two', item: { kind: 'digital-test', id: 'two' } })).toBeNull()
  expect(await sharedDigitalTest({ ...sharing, owner: 'bob', id: 'one', item: { kind: 'grid' } })).toBeNull()
})

test('a finished test is sealed as its own store has it; one under way isn’t', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  for (const value of [finished, { ...begun, id: 'two' }])
    await send('PUT', `${at}/${value.id}`, { cookie, body: { schema: 2, value } })
  const sealed = await send('POST', '/api/credentials', { cookie, body: { kind: 'digital-test', id: 'one' } })
  expect(sealed.status).toBe(201)
  const { file } = await sealed.json()
  const bytes = new Uint8Array(await (await send('GET', `/api/files/${file}`, { cookie })).arrayBuffer())
  expect(await verifyCredential(bytes, { now: 1_800_000_100 })).toMatchObject({ ok: true })
  const early = await send('POST', '/api/credentials', { cookie, body: { kind: 'digital-test', id: 'two' } })
  expect(await early.json()).toMatchObject({ reason: 'unfinished' })
})

test('a credential needs a name to be about', async () => {
  const user = {
    id: 'ada',
    firstName: null,
    lastName: null,
    email: null,
    language: 'en',
    level: 'MEDIUM',
    methods: [],
    authenticatedAt: 1,
    claims: {},
  } as const
  const issuer = { name: 'Portal', country: 'EU' }
  const sealable = { body: finished, savedAt: 1, user, institutions: [], issuer, language: 'en', now: 1 } as const
  const content = await sealedDigitalTest(sealable)
  expect(content).toEqual({ ok: false, reason: 'no-holder' })
})
