import { beforeEach, describe, expect, test } from 'vitest'
import { euLogin, memorySessions, type OidcRelyingParty, oidc, type RelyingParty } from '../src/index.ts'
import { subjectHashOf } from '../src/names.ts'
import { hash } from '../src/secrets.ts'
import type { Pending } from '../src/sessions/port.ts'
import { browser, target } from './support/browser.ts'
import { type TestEuLogin, testEuLogin } from './support/eu-login.ts'
import { type Honest, type HostileIssuer, hostileIssuer, sign } from './support/hostile-issuer.ts'

const origin = 'https://shop.example'
const address = 'https://id.example/cas/oauth2'
const clientSecret = 'a secret of the shop, long enough to be one'
let issuer: HostileIssuer
let party: OidcRelyingParty
let kept: Pending[]
let ahead = 0

beforeEach(async () => {
  ahead = 0
  kept = []
  issuer = await hostileIssuer({ issuer: address, clientId: 'shop', clientSecret, claims: {} })
  const sessions = memorySessions()
  party = oidc({
    issuer: address,
    clientId: 'shop',
    clientSecret,
    origin,
    sessions: { ...sessions, remember: (one) => (kept.push(one), sessions.remember(one)) },
    now: () => Math.floor(Date.now() / 1000) + ahead,
    log: () => {},
    fetch: (url, init) => issuer.fetch(url, init),
  })
})

async function ask(path: string, { cookie = '', ...init }: RequestInit & { readonly cookie?: string } = {}) {
  const answer = await party.handle(new Request(`${origin}/auth/${path}`, { ...init, headers: { cookie, origin } }))
  if (answer === null) throw new Error('not ours')
  return answer
}

/** There and back. @returns the status of the callback, and the cookie of the session. */
async function signIn(known = ''): Promise<{ readonly status: number; readonly cookie: string }> {
  const begun = await ask('login')
  const asked = new URL(begun.headers.get('Location') ?? '').searchParams
  issuer.nonce = asked.get('nonce') ?? ''
  const cookie = [begun.headers.getSetCookie()[0]?.replace(/;.*/, ''), known].join('; ')
  const back = await ask(`callback?code=c&state=${asked.get('state')}`, { cookie })
  return { status: back.status, cookie: (back.headers.getSetCookie()[0] ?? '').replace(/;.*/, '') }
}

const isSignedIn = async (cookie: string): Promise<boolean> =>
  (await party.user(new Request(`${origin}/`, { headers: { cookie } }))) !== null

let tokens = 0
/** The issuer says that somebody signed out there. */
async function logout({ claims, own }: Honest, about: Readonly<Record<string, unknown>>): Promise<number> {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const { aud, exp, iat, iss } = claims
  const token = await sign({ aud, exp, iat, iss, events, jti: `token-${tokens++}`, ...about }, { key: own })
  const body = new URLSearchParams({ logout_token: token })
  return (await ask('back-channel-logout', { method: 'POST', body })).status
}

/** What the issuer knows, to be told later. */
async function honestOf(claims: Readonly<Record<string, unknown>> = {}): Promise<Honest> {
  const honest = Promise.withResolvers<Honest>()
  issuer.attack = async (right) => {
    honest.resolve(right)
    return sign({ ...right.claims, ...claims }, { key: right.own })
  }
  await signIn()
  return honest.promise
}

describe('a logout that overtakes the sign-in', () => {
  test.each<[string, (iat: number) => Readonly<Record<string, unknown>>]>([
    ['of that session', () => ({ sid: 'session-1' })],
    ['of the person, everywhere', () => ({ sub: 'victim' })],
    ['a second time, of the person', (iat) => ({ sub: 'victim', iat: iat + 5 })],
    ['and an older one that comes late', (iat) => ({ sub: 'victim', iat: iat - 5 })],
  ])('%s: no session is left', async (_what, about) => {
    issuer.attack = async (right) => {
      const { claims, own } = right
      // After the code was spent, before there is a session.
      await logout(right, { sub: 'victim' })
      expect(await logout(right, about(claims.iat))).toBe(200)
      return sign({ ...claims, sid: 'session-1', auth_time: claims.iat }, { key: own })
    }
    const { cookie, status } = await signIn()
    expect([status, await isSignedIn(cookie)]).toEqual([400, false])
  })

  test('is noted where nobody finds it by a state of their own choice', async () => {
    issuer.attack = async (right) => {
      const { claims, own } = right
      expect(await logout(right, { sub: 'victim' })).toBe(200)
      const [note] = kept.slice(-2)
      const state = JSON.stringify(['ended', await subjectHashOf(address, 'victim')])
      expect(await hash(state)).toBe(note?.keyHash)
      await ask(`callback?code=c&state=${encodeURIComponent(state)}`, { cookie: '__Host-lp-rp-login=x' })
      return sign({ ...claims, auth_time: claims.iat }, { key: own })
    }
    const { cookie, status } = await signIn()
    expect([status, await isSignedIn(cookie)]).toEqual([400, false])
  })

  test('leaves whoever signs in after it, and others, in peace', async () => {
    issuer.attack = async (right) => {
      const { claims, own } = right
      expect(await logout(right, { sub: 'victim', iat: claims.iat - 1 })).toBe(200)
      expect(await logout(right, { sub: 'somebody else' })).toBe(200)
      expect(await logout(right, { sid: 'session-0' })).toBe(200)
      return sign({ ...claims, sid: 'session-1', auth_time: claims.iat }, { key: own })
    }
    expect(await isSignedIn((await signIn()).cookie)).toBe(true)
  })

  test('over CAS: the ticket that opened the session is named before it is open', async () => {
    const login: TestEuLogin = testEuLogin(() => 1_800_000_000)
    const cas: RelyingParty = euLogin({
      server: login.server,
      origin,
      now: () => 1_800_000_000,
      log: () => {},
      async fetch(url, init) {
        const answer = await login.fetch(url, init)
        const ticket = new URLSearchParams(await new Response(init.body ?? '').text()).get('ticket')
        if (ticket !== null) {
          const logoutRequest = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`
          const told = new Request(`${origin}/auth/callback`, {
            method: 'POST',
            body: new URLSearchParams({ logoutRequest }),
          })
          expect((await cas.handle(told))?.status).toBe(200)
        }
        return answer
      },
    })
    const person = browser(
      origin,
      async (request) => (await cas.handle(request)) ?? Response.json(await cas.user(request)),
    )
    const back = await person.get(await login.visit(target(await person.get('/auth/login'))))
    expect(back.status).toBe(400)
    expect(await (await person.get('/')).json()).toBeNull()
  })
})

describe('a logout token', () => {
  test('that names nobody’s session is taken once: replayed, it ends no later session', async () => {
    const honest = await honestOf()
    expect(await logout(honest, { sub: 'victim', jti: 'once' })).toBe(200)
    const { iat } = honest.claims
    issuer.attack = ({ claims, own }) => sign({ ...claims, auth_time: iat + 1 }, { key: own })
    const { cookie } = await signIn()
    expect(await isSignedIn(cookie)).toBe(true)
    expect(await logout(honest, { sub: 'victim', jti: 'once' })).toBe(400)
    expect(await isSignedIn(cookie)).toBe(true)
    expect(await logout(honest, { sub: 'victim', jti: 'another' })).toBe(200)
    expect(await isSignedIn(cookie)).toBe(false)
  })

  test('is remembered as long as it is good, and clocks may differ', async () => {
    const honest = await honestOf()
    await logout(honest, { sub: 'victim', jti: 'once' })
    expect(kept.at(-1)?.expiresAt).toBe(honest.claims.exp + 60)
  })

  test('with an empty name of its own is none', async () => {
    expect(await logout(await honestOf(), { sub: 'victim', jti: '' })).toBe(400)
  })

  test('is looked for where sessions were ended half-way, and told again', async () => {
    const sessions = memorySessions()
    let fails = true
    party = oidc({
      issuer: address,
      clientId: 'shop',
      clientSecret,
      origin,
      sessions: {
        ...sessions,
        endAll: async (which) => {
          if (fails) throw new Error('the database is gone')
          return sessions.endAll(which)
        },
      },
      log: () => {},
      fetch: (url, init) => issuer.fetch(url, init),
    })
    const honest = await honestOf()
    await expect(logout(honest, { sub: 'victim', jti: 'once' })).rejects.toThrow('gone')
    fails = false
    expect(await logout(honest, { sub: 'victim', jti: 'once' })).toBe(200)
  })
})

describe('a refresh token', () => {
  test('is revoked when the person logs out', async () => {
    const { cookie } = await signIn()
    expect((await ask('logout', { method: 'POST', cookie })).status).toBe(303)
    expect(issuer.revoked).toEqual(['r'])
  })

  test('is revoked when the browser signs in anew', async () => {
    const { cookie } = await signIn()
    await signIn(cookie)
    expect(issuer.revoked).toEqual(['r'])
  })

  test('holds up nobody where the issuer doesn’t answer', async () => {
    const { cookie } = await signIn()
    const fetch = issuer.fetch.bind(issuer)
    issuer.fetch = (url, init) => (url.endsWith('/revoke') ? Promise.reject(new TypeError('gone')) : fetch(url, init))
    expect((await ask('logout', { method: 'POST', cookie })).status).toBe(303)
    expect(await isSignedIn(cookie)).toBe(false)
  })
})

test('strangers who begin logins push out nothing but logins', async () => {
  const sessions = memorySessions({ limit: 10 })
  const note = { keyHash: 'note', value: '1', expiresAt: 100 }
  const login = { keyHash: 'login', value: '{}', expiresAt: 100, byAnybody: true } as const
  await sessions.remember(note)
  await sessions.remember(login)
  for (let n = 0; n < 10; n += 1) await sessions.remember({ ...login, keyHash: `flood-${n}` })
  expect(await sessions.recall('note', { now: 1 })).toEqual(note)
  expect(await sessions.recall('login', { now: 1 })).toBeNull()
  expect(await sessions.recall('flood-9', { now: 1 })).not.toBeNull()
})

test('what a login keeps is short, however long the address', async () => {
  await ask(`login?returnTo=/${'x'.repeat(9000)}`)
  expect(kept.at(-1)?.value.length).toBeLessThan(1000)
  expect(JSON.parse(kept.at(-1)?.value ?? '{}').returnTo).toBe('/')
  expect(kept.at(-1)?.byAnybody).toBe(true)
})
