import { showCredential, verifyCredential } from '@laissez-passer/europass/credentials'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { credentialRoutes, type SealedFile } from '../../src/server/routes/credentials.ts'
import type { Signed } from '../../src/server/routes/session.ts'
import type { SealableKind } from '../../src/server/sealing/sealable.ts'
import { sealTime } from '../../src/server/sealing/seal-time.ts'
import { TimestampUnavailable } from '../../src/server/sealing/timestamp-service.ts'
import { sqliteStore } from '../../src/server/store/sqlite.ts'
import { origin, portal, sealing } from './portal.ts'

const now = 1_800_000_000

/**
 * A CV becomes a credential here as a test or an institution's document does: by what the store has of it.
 */
const ofCv: SealableKind = async ({ body, user, issuer }) => {
  const title = typeof body === 'object' && body !== null && 'title' in body ? String(body.title) : ''
  if (title === '') return { ok: false, reason: 'unfinished' }
  return {
    ok: true,
    content: {
      holder: { givenName: user.firstName ?? '', familyName: user.lastName ?? '' },
      issuer,
      title,
      achievements: [{ title }],
      validFrom: now,
      language: 'en',
    },
  }
}

const userOf = (id: string): Signed['Variables']['user'] => ({
  id,
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.eu',
  language: 'en',
  level: 'MEDIUM',
  methods: [],
  authenticatedAt: now,
  claims: {},
})

function credentials(more: Partial<Parameters<typeof credentialRoutes>[0]> = {}) {
  const store = sqliteStore(':memory:')
  const kept: { owner: string; file: SealedFile }[] = []
  const app = new Hono<Signed>().route(
    '/',
    credentialRoutes({
      store,
      sealing,
      institutions: async () => ({ ok: true, institutions: [] }),
      log: () => undefined,
      kinds: { cv: ofCv },
      keep: async (owner, file) => {
        kept.push({ owner, file })
        return 'kept'
      },
      signedIn: async (c, next) => {
        const id = c.req.header('X-Person')
        if (!id) return c.body(null, 401)
        c.set('user', userOf(id))
        return next()
      },
      now: () => now,
      ...more,
    }),
  )
  const write = (owner: string, id: string, title: string) =>
    store.documents.create({ owner, kind: 'cv', id }, { schema: 1, body: { id, title }, head: {} }, { now, most: 9 })
  const post = (body: unknown, person = 'ada') =>
    app.request('/credentials', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(person && { 'X-Person': person }) },
      body: JSON.stringify(body),
    })
  return { store, kept, write, post }
}

test('a document of the store is sealed and kept; nothing that a browser sends is in it', async () => {
  const { kept, write, post } = credentials()
  await write('ada', 'one', 'Report: 1/2')
  const answer = await post({ kind: 'cv', id: 'one', title: 'Emperor', content: { title: 'Emperor' } })
  expect(answer.status).toBe(201)
  const [{ owner, file } = { owner: '', file: null }] = kept
  expect(await answer.json()).toEqual({ file: file?.id })
  expect([owner, file?.name]).toEqual(['ada', 'Report 1 2.jsonld'])
  const found = await verifyCredential(file?.bytes ?? new Uint8Array(), { now })
  expect(found).toMatchObject({ ok: true, seal: { trusted: 'unlisted', certificate: { forTrying: true } } })
  const view = found.ok ? showCredential(found.credential, { language: 'en' }) : null
  expect(view).toMatchObject({ title: { text: 'Report: 1/2' }, holder: { name: { text: 'Ada Lovelace' } } })
  expect(JSON.stringify(view)).not.toContain('Emperor')
})

test.each([
  ['another person’s document', 404, { kind: 'cv', id: 'one' }, 'eve'],
  ['one that isn’t there', 404, { kind: 'cv', id: 'none' }, 'ada'],
  ['a kind that proves nothing', 404, { kind: 'letter', id: 'one' }, 'ada'],
  ['a kind that isn’t one', 422, { kind: 'constructor', id: 'one' }, 'ada'],
  ['a name that is none', 422, { kind: 'cv', id: '../one' }, 'ada'],
  ['one that isn’t finished', 422, { kind: 'cv', id: 'empty' }, 'ada'],
  ['somebody who isn’t signed in', 401, { kind: 'cv', id: 'one' }, ''],
])('%s: %i', async (_what, status, body, person) => {
  const { kept, write, post } = credentials()
  await write('ada', 'one', 'Report')
  await write('ada', 'empty', '')
  expect((await post(body, person)).status).toBe(status)
  expect(kept).toEqual([])
})

test('a full library and a silent timestamp service are told; nothing is kept without the timestamp', async () => {
  const full = credentials({ keep: async () => 'full' })
  await full.write('ada', 'one', 'Report')
  expect(await (await full.post({ kind: 'cv', id: 'one' })).json()).toMatchObject({ reason: 'full' })
  const silent = credentials({
    sealing: { ...sealing, timestamp: () => Promise.reject(new TimestampUnavailable('down')) },
  })
  await silent.write('ada', 'one', 'Report')
  const answer = await silent.post({ kind: 'cv', id: 'one' })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '30'])
  expect(silent.kept).toEqual([])
})

test('a timestamp service that answers something else is asked again; half a character is told', async () => {
  const wrong = credentials({ sealing: { ...sealing, timestamp: async () => new Uint8Array([0x30, 0]) } })
  await wrong.write('ada', 'one', 'Report')
  const answer = await wrong.post({ kind: 'cv', id: 'one' })
  expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ reason: 'no-timestamp' })])
  const half = credentials()
  await half.write('ada', 'one', 'Report \uD83D')
  const told = await half.post({ kind: 'cv', id: 'one' })
  expect([told.status, await told.json()]).toEqual([422, expect.objectContaining({ reason: 'broken-text' })])
  expect([...wrong.kept, ...half.kept]).toEqual([])
})

test('when the certificate of the seal has run out, that is told to who asks and to the log', async () => {
  const logged: unknown[] = []
  const { notAfter } = sealing.certificate
  const over = credentials({ now: () => notAfter + 1, log: (event) => void logged.push(event) })
  await over.write('ada', 'one', 'Report')
  const answer = await over.post({ kind: 'cv', id: 'one' })
  expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ reason: 'seal-over' })])
  const reason = new Date(notAfter * 1000).toISOString().slice(0, 10)
  expect(logged).toEqual([{ level: 'error', event: 'seal-certificate-over', reason }])
  const day = 86_400
  const times = [-31 * day, -29 * day, 0, 1].map((from) => sealTime(sealing.certificate, notAfter + from))
  expect(times).toEqual(['ok', 'soon', 'soon', 'over'])
})

test('sealing is slowed down for who asks very often', async () => {
  const { write, post } = credentials()
  await write('ada', 'one', 'Report')
  const statuses = await Promise.all(
    Array.from({ length: 21 }, async () => (await post({ kind: 'cv', id: 'one' })).status),
  )
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
})

test('the portal tells anybody which issuers are known, and seals only for who is signed in', async () => {
  const { app } = portal()
  const answer = await app.request('/api/issuers')
  expect([answer.status, await answer.json()]).toEqual([200, { certificates: [] }])
  const refused = await app.request('/api/credentials', {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'cv', id: 'one' }),
  })
  expect(refused.status).toBe(401)
})
