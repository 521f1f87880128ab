import { env, evictDurableObject, reset, runDurableObjectAlarm } from 'cloudflare:test'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { oidc } from '../../src/index.ts'
import { sidHashOf, subjectHashOf } from '../../src/names.ts'
import { hash } from '../../src/secrets.ts'
import { sessionsContract } from '../../src/sessions/contract.ts'
import { type D1Binding, d1Sessions, type SessionNamespace, sessionTables } from '../../src/sessions/d1.ts'
import type { RelyingPartySessions, SignedIn } from '../../src/sessions/port.ts'
import { later } from '../support/later.ts'

const now = Math.floor(Date.now() / 1000)
const issuer = 'https://id.example/cas/oauth2'
let queries = 0
let isDown = false

/** Counts what D1 is asked. */
const database: D1Binding = {
  prepare(sql) {
    queries += 1
    if (isDown) throw new Error('D1_ERROR: D1 DB is overloaded. Requests queued for too long.')
    return env.DB.prepare(sql)
  },
}
const objects = env.SESSIONS as unknown as SessionNamespace

async function makeTables(): Promise<void> {
  await env.DB.batch(sessionTables.map((statement) => env.DB.prepare(statement)))
}

async function sessionOf(cookie: string, more: Partial<SignedIn> = {}): Promise<SignedIn> {
  const user = { id: 'ada', email: null, firstName: null, lastName: null, language: null, level: 'BASIC' } as const
  return {
    idHash: await hash(cookie),
    user: { ...user, methods: [], authenticatedAt: now, claims: {} },
    sealed: 'sealed',
    sidHash: await sidHashOf(issuer, `sid of ${cookie}`),
    subjectHash: await subjectHashOf(issuer, 'ada'),
    expiresAt: now + 3600,
    ...more,
  }
}

sessionsContract(
  'D1, checked in Durable Objects',
  async () => {
    await makeTables()
    return later(d1Sessions(env.DB, { objects }), now + 3600)
  },
  { clean: reset },
)

describe('checked in Durable Objects', () => {
  let sessions: RelyingPartySessions

  beforeEach(async () => {
    await reset()
    await makeTables()
    isDown = false
    sessions = d1Sessions(database, { objects })
    for (const cookie of ['here', 'there']) await sessions.open(await sessionOf(cookie))
    queries = 0
  })

  const partyOf = (kept: RelyingPartySessions) =>
    oidc({ issuer, clientId: 'shop', origin: 'https://shop.example', sessions: kept, log: () => {} })
  const isSignedIn = async (cookie: string, kept = sessions): Promise<boolean> => {
    const headers = { Cookie: `__Host-lp-rp=${cookie}` }
    return (await partyOf(kept).user(new Request('https://shop.example/', { headers }))) !== null
  }
  const stub = async (cookie: string) => env.SESSIONS.get(env.SESSIONS.idFromName(await hash(cookie)))

  test('who is signed in is known without a query, by every isolate and to strangers too', async () => {
    for (let n = 0; n < 50; n += 1) expect(await isSignedIn('here')).toBe(true)
    expect(await isSignedIn('here', d1Sessions(database, { objects }))).toBe(true)
    expect(await isSignedIn('of nobody')).toBe(false)
    expect(queries).toBe(0)
  })

  test('with a database that says no to everything they are known', async () => {
    isDown = true
    expect(await isSignedIn('here')).toBe(true)
  })

  test('an object that was evicted or restarted knows its session, and that it ended', async () => {
    await evictDurableObject(await stub('here'))
    expect(await isSignedIn('here')).toBe(true)
    await sessions.end(await hash('here'))
    await evictDurableObject(await stub('here'))
    expect(await isSignedIn('here')).toBe(false)
  })

  test('once an end at the provider is answered nobody finds the session, anywhere', async () => {
    const elsewhere = d1Sessions(database, { objects })
    expect(await isSignedIn('here', elsewhere)).toBe(true)
    expect(await sessions.endAll({ sidHash: await sidHashOf(issuer, 'sid of here') })).toBe(1)
    expect(await isSignedIn('here', elsewhere)).toBe(false)
    expect(await isSignedIn('there', elsewhere)).toBe(true)
    expect(await sessions.endAll({ subjectHash: await subjectHashOf(issuer, 'ada') })).toBe(1)
    expect(await isSignedIn('there', elsewhere)).toBe(false)
  })

  test('an end that the database refuses leaves nobody signed in, and can be told again', async () => {
    const which = { subjectHash: await subjectHashOf(issuer, 'ada') }
    isDown = true
    await expect(sessions.endAll(which)).rejects.toThrow('overloaded')
    await expect(sessions.end(await hash('here'))).rejects.toThrow('overloaded')
    expect(await isSignedIn('here')).toBe(false)
    isDown = false
    expect(await sessions.endAll(which)).toBe(1)
    expect(await isSignedIn('there')).toBe(false)
    // The row of the one that had ended stayed, with its person's name, until it was swept.
    expect((await env.DB.prepare('SELECT id_hash FROM relying_party_sessions').all()).results).toEqual([])
  })

  test('one whose row wasn’t written isn’t handed out', async () => {
    isDown = true
    await expect(sessions.open(await sessionOf('third'))).rejects.toThrow('overloaded')
  })

  test('a session that is over is forgotten', async () => {
    expect(await runDurableObjectAlarm(await stub('here'))).toBe(true)
    expect(await isSignedIn('here')).toBe(false)
    await sessions.end(await hash('there'))
    expect(await runDurableObjectAlarm(await stub('there'))).toBe(false)
  })

  test('the database has nothing that a cookie opens', async () => {
    const { results } = await env.DB.prepare('SELECT sealed FROM relying_party_sessions').all()
    expect(results).toEqual([{ sealed: '' }, { sealed: '' }])
  })

  test('an object that was reset is asked once more, one with too much to do isn’t', async () => {
    const failing = (error: Error): { readonly kept: RelyingPartySessions; readonly asked: () => number } => {
      let asked = 0
      const namespace: SessionNamespace = {
        idFromName: (name) => objects.idFromName(name),
        get: (id) => ({
          fetch: async (address, options) => {
            asked += 1
            if (asked === 1) throw error
            return objects.get(id).fetch(address, options)
          },
        }),
      }
      return { kept: d1Sessions(database, { objects: namespace }), asked: () => asked }
    }
    const reset = failing(Object.assign(new Error('reset because its code was updated'), { retryable: true }))
    expect([await isSignedIn('here', reset.kept), reset.asked()]).toEqual([true, 2])
    const busy = failing(Object.assign(new Error('overloaded'), { retryable: true, overloaded: true }))
    await expect(isSignedIn('here', busy.kept)).rejects.toMatchObject({ code: 'sessions-unavailable' })
    expect(busy.asked()).toBe(1)
  })

  test('an object that never answers is waited for for five seconds', async () => {
    const never = new Promise<never>(() => {})
    const hanging: SessionNamespace = { idFromName: (name) => name, get: () => ({ fetch: () => never }) }
    const kept = d1Sessions(database, { objects: hanging })
    vi.useFakeTimers()
    try {
      const asked = kept.find('here', { now }).catch((error: unknown) => error)
      await vi.advanceTimersByTimeAsync(5000)
      expect(await asked).toMatchObject({ code: 'sessions-unavailable' })
    } finally {
      vi.useRealTimers()
    }
  })
})
