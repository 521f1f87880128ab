import { base64url, exportJWK, generateKeyPair, type CryptoKey, SignJWT, UnsecuredJWT } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { type OidcRelyingParty, oidc, type User } from '../src/index.ts'
import { sidHashOf, subjectHashOf } from '../src/names.ts'
import { hash } from '../src/secrets.ts'
import { memorySessions } from '../src/sessions/memory.ts'
import type { RelyingPartySessions } from '../src/sessions/port.ts'

const issuer = 'https://id.example/cas/oauth2'
const event = 'http://schemas.openid.net/event/backchannel-logout'
const now = 1_800_000_000
const right = {
  iss: issuer,
  aud: 'shop',
  iat: now,
  exp: now + 120,
  jti: 'one',
  sub: 'ada',
  sid: 'sid-1',
  events: { [event]: {} },
}
const own = await generateKeyPair('ES256', { extractable: true })
const strange = await generateKeyPair('ES256')

let sessions: RelyingPartySessions
let party: OidcRelyingParty
let isDown = false
let logged: unknown[] = []

beforeEach(async () => {
  isDown = false
  logged = []
  sessions = memorySessions()
  for (const [cookie, sid, sub] of [
    ['here', 'sid-1', 'ada'],
    ['there', 'sid-2', 'ada'],
    ['bob', 'sid-3', 'bob'],
  ] as const)
    await sessions.open({
      idHash: await hash(cookie),
      user: {
        id: sub,
        email: null,
        firstName: null,
        lastName: null,
        language: null,
        level: 'BASIC',
        methods: [],
        authenticatedAt: now,
        claims: {},
      },
      sealed: '',
      sidHash: await sidHashOf(issuer, sid),
      subjectHash: await subjectHashOf(issuer, sub),
      expiresAt: now + 3600,
    })
  party = makeParty()
})

function makeParty(options: { readonly frontChannelLogout?: boolean } = {}): OidcRelyingParty {
  return oidc({
    issuer,
    clientId: 'shop',
    origin: 'https://shop.example',
    sessions,
    now: () => now,
    log: (entry) => logged.push(entry),
    async fetch(url) {
      if (isDown) throw new TypeError('fetch failed')
      if (url.endsWith('/jwks'))
        return Response.json({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'ES256' }] })
      return Response.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      })
    },
    ...options,
  })
}

function sign(claims: Readonly<Record<string, unknown>>, key: CryptoKey = own.privateKey): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'own', typ: 'logout+jwt' }).sign(key)
}

async function send(body: string): Promise<Response> {
  const answer = await party.handle(
    new Request('https://shop.example/auth/back-channel-logout', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body,
    }),
  )
  if (answer === null) throw new Error('not ours')
  return answer
}
const post = async (claims: Readonly<Record<string, unknown>>): Promise<Response> =>
  send(`logout_token=${await sign(claims)}`)

/** Whose cookies still open a session. */
async function signedIn(): Promise<string[]> {
  const users = await Promise.all(
    ['here', 'there', 'bob'].map(async (cookie) => {
      const headers = { Cookie: `__Host-lp-rp=${cookie}` }
      return (await party.user(new Request('https://shop.example/', { headers }))) === null ? [] : [cookie]
    }),
  )
  return users.flat()
}

/** Whose session a cookie opens. */
async function userOf(cookie: string): Promise<User> {
  const headers = { Cookie: `__Host-lp-rp=${cookie}` }
  const user = await party.user(new Request('https://shop.example/', { headers }))
  if (user === null) throw new Error('signed out')
  return user
}

describe('the provider logs somebody out', () => {
  test('the session that it names ends, and no other', async () => {
    const answer = await post(right)
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect(await signedIn()).toEqual(['there', 'bob'])
    expect(logged).toEqual([{ level: 'info', event: 'logout-received', count: 1 }])
    expect((await post(right)).status).toBe(200)
  })

  test('without a session’s name, all of the person end', async () => {
    expect((await post({ ...right, sid: undefined })).status).toBe(200)
    expect(await signedIn()).toEqual(['bob'])
  })

  test('fifty at once are each answered, and end one session', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => post(right)))
    expect(all.every(({ status }) => status === 200)).toBe(true)
    expect(await signedIn()).toEqual(['there', 'bob'])
  })

  test('another issuer’s sessions of that name, in the same store, stay', async () => {
    await sessions.open({
      idHash: await hash('elsewhere'),
      user: { ...(await userOf('here')), id: 'eve' },
      sealed: '',
      sidHash: await sidHashOf('https://other.example', 'sid-1'),
      subjectHash: await subjectHashOf('https://other.example', 'ada'),
      expiresAt: now + 3600,
    })
    await post(right)
    await post({ ...right, sid: undefined })
    expect((await userOf('elsewhere')).id).toBe('eve')
  })

  test('while its keys can’t be had, it is told to try again', async () => {
    isDown = true
    expect((await post(right)).status).toBe(503)
    isDown = false
    expect((await post(right)).status).toBe(200)
  })
})

describe('nobody is logged out by', () => {
  const attacks: readonly (readonly [string, () => Promise<string>])[] = [
    ['nothing at all', async () => ''],
    ['an ID token', () => sign({ ...right, events: undefined, nonce: 'n' })],
    ['a logout token with a nonce', () => sign({ ...right, nonce: 'n' })],
    ['no events', () => sign({ ...right, events: undefined })],
    ['another event', () => sign({ ...right, events: { 'https://example.org/event': {} } })],
    ['an event that is no object', () => sign({ ...right, events: { [event]: true } })],
    ['an event of the prototype', () => sign({ ...right, events: { toString: {} } })],
    ['another issuer', () => sign({ ...right, iss: 'https://evil.example' })],
    ['another audience', () => sign({ ...right, aud: 'bank' })],
    ['another authorised party', () => sign({ ...right, azp: 'bank' })],
    ['one that is over', () => sign({ ...right, iat: now - 300, exp: now - 61 })],
    ['one without an end', () => sign({ ...right, exp: undefined })],
    ['one from the future', () => sign({ ...right, iat: now + 120 })],
    ['one without a name of its own', () => sign({ ...right, jti: undefined })],
    ['one that names nobody', () => sign({ ...right, sub: undefined, sid: undefined })],
    ['one that names nobody by empty names', () => sign({ ...right, sub: '', sid: '' })],
    ['a stranger’s key', () => sign(right, strange.privateKey)],
    ['no signature (alg none)', async () => new UnsecuredJWT({ ...right }).encode()],
    [
      'other claims under a right signature',
      async () => {
        const [head, , signature] = (await sign({ ...right, sid: 'x' })).split('.')
        return [head, base64url.encode(JSON.stringify(right)), signature].join('.')
      },
    ],
    ['a token longer than any', async () => `${await sign(right)}${'a'.repeat(20_000)}`],
  ]
  test.each(attacks)('%s', async (_name, make) => {
    const token = await make()
    const answer = await send(token === '' ? '' : `logout_token=${token}`)
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([400, 'no-store'])
    expect(await answer.json()).toEqual({ error: 'invalid_request' })
    expect(await signedIn()).toEqual(['here', 'there', 'bob'])
    expect(logged).toMatchObject([{ level: 'warn', event: 'logout-refused' }])
  })

  test('a body without an end', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('a'.repeat(1000))),
    })
    const init = { method: 'POST', body: endless, duplex: 'half' }
    const answer = await party.handle(new Request('https://shop.example/auth/back-channel-logout', init))
    expect(answer?.status).toBe(400)
  })

  test('a page that asks for the address', async () => {
    const answer = await party.handle(new Request('https://shop.example/auth/back-channel-logout?logout_token=x'))
    expect(answer).toBeNull()
  })
})

describe('over the front channel', () => {
  const ask = async (query: Record<string, string>): Promise<number | undefined> => {
    const url = `https://shop.example/auth/front-channel-logout?${new URLSearchParams(query)}`
    return (await party.handle(new Request(url)))?.status
  }
  test('it isn’t answered unless that is asked for', async () => {
    expect(await ask({ iss: issuer, sid: 'sid-1' })).toBeUndefined()
    expect(await signedIn()).toEqual(['here', 'there', 'bob'])
  })
  test('the session that is named ends; without issuer and name none does', async () => {
    party = makeParty({ frontChannelLogout: true })
    expect(await ask({ sid: 'sid-1' })).toBe(400)
    expect(await ask({ iss: issuer })).toBe(400)
    expect(await ask({ iss: 'https://evil.example', sid: 'sid-1' })).toBe(400)
    expect(await signedIn()).toEqual(['here', 'there', 'bob'])
    expect(await ask({ iss: issuer, sid: 'sid-1' })).toBe(200)
    expect(await signedIn()).toEqual(['there', 'bob'])
  })
})
