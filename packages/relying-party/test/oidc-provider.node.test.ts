import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type LogEntry, oidc, type OidcOptions, type OidcRelyingParty, PrivateKeyJwt } from '../src/index.ts'
import { connect, toRequest } from '../src/node.ts'
import { memorySessions } from '../src/sessions/memory.ts'
import type { SignedIn } from '../src/sessions/port.ts'
import { type Issuer, startIssuer } from './support/oidc-provider.ts'
import { visitor, type Visitor } from './support/visitor.ts'

const clientSecret = 'a secret of the shop, long enough to be one'
const keys = await generateKeyPair('ES256', { extractable: true })
let provider: Issuer
let server: Server
let origin: string
/** The app of the test that runs. */
let auth: OidcRelyingParty
let logged: LogEntry[]
let opened: SignedIn[]
let ahead = 0

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const middleware = connect(auth)
    middleware.routes(incoming, outgoing, () =>
      middleware.require({ level: incoming.url === '/vault' ? 'MEDIUM' : 'BASIC' })(incoming, outgoing, () => {
        void middleware.user(incoming).then((user) => outgoing.end(JSON.stringify(user)))
      }),
    )
  }).listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  origin = `http://localhost:${address.port}`
  const client = {
    redirect_uris: [`${origin}/auth/callback`],
    post_logout_redirect_uris: [`${origin}/`],
    backchannel_logout_uri: `${origin}/auth/back-channel-logout`,
    backchannel_logout_session_required: true,
    grant_types: ['authorization_code', 'refresh_token'],
  }
  provider = await startIssuer([
    { ...client, client_id: 'shop', client_secret: clientSecret },
    {
      ...client,
      client_id: 'key',
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [{ ...(await exportJWK(keys.publicKey)), use: 'sig', alg: 'ES256', kid: 'own' }] },
    },
    { ...client, client_id: 'public', token_endpoint_auth_method: 'none' },
  ])
})
afterAll(async () => {
  await provider.close()
  server.closeAllConnections()
  server.close()
})

function start(options: Partial<OidcOptions> = { clientSecret }): void {
  logged = []
  opened = []
  ahead = 0
  const sessions = memorySessions()
  auth = oidc({
    issuer: provider.issuer,
    origin,
    clientId: 'shop',
    sessions: { ...sessions, open: (one) => (opened.push(one), sessions.open(one)) },
    now: () => Math.floor(Date.now() / 1000) + ahead,
    log: (entry) => logged.push(entry),
    ...options,
  })
}

async function signIn(path = '/me'): Promise<Visitor> {
  const person = visitor()
  expect((await person.follow(`${origin}${path}`)).url).toBe(`${origin}${path}`)
  return person
}

/** The tokens of whoever has these cookies. */
async function tokens(person: Visitor): ReturnType<OidcRelyingParty['tokens']> {
  const jar = person.cookies.get(origin) ?? new Map()
  return auth.tokens(new Request(origin, { headers: { Cookie: [...jar].map((pair) => pair.join('=')).join('; ') } }))
}

describe('an issuer that isn’t ours', () => {
  test.each<[string, () => Partial<OidcOptions>]>([
    ['a secret', () => ({ clientSecret })],
    ['a key', () => ({ clientId: 'key', clientAuthentication: PrivateKeyJwt({ key: keys.privateKey, kid: 'own' }) })],
    ['nothing, as a public client', () => ({ clientId: 'public' })],
  ])('signs in a client that authenticates by %s', async (_what, options) => {
    start(options())
    const person = await signIn()
    expect(await (await person.get(`${origin}/me`)).json()).toMatchObject({
      id: 'ada',
      firstName: 'Ada',
      email: 'ada@example.eu',
      level: 'BASIC',
      claims: { iss: provider.issuer, sid: expect.any(String), given_name: 'Ada' },
    })
  })

  test('is asked for a higher level, and comes back to the same page', async () => {
    start()
    const person = await signIn()
    const refused = await person.get(`${origin}/vault`, {})
    expect([refused.status, await refused.json()]).toMatchObject([403, { reason: 'level' }])
    const { response } = await person.follow(`${origin}/auth/login?level=MEDIUM&returnTo=/vault&again=1`)
    expect(await response.json()).toMatchObject({ level: 'MEDIUM' })
  })

  test('refuses a wrong secret, which the log and the page name', async () => {
    start({ clientSecret: 'another secret of the shop, long enough too' })
    const { response } = await visitor().follow(`${origin}/me`)
    expect(response.status).toBe(503)
    const page = await response.text()
    expect(page).toContain('client-refused')
    // Said that EU Login doesn't answer, and to try again in a minute.
    expect(page).toMatch(/<p>This app can’t use .+ as it is set up\. Tell the people who run it\.</)
    expect(logged.at(-1)).toMatchObject({ level: 'error', code: 'client-refused' })
  })

  test('logs somebody out: its back channel ends the session here, and the others’ stay', async () => {
    start()
    const person = await signIn()
    const another = await signIn()
    const form = await (await person.get(`${provider.issuer}/session/end`)).text()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
    await person.post(`${provider.issuer}/session/end/confirm`, new URLSearchParams({ xsrf, logout: 'yes' }))
    await expect.poll(() => logged.map(({ event }) => event)).toContain('logout-received')
    expect((await person.get(`${origin}/me`, {})).status).toBe(401)
    expect((await another.get(`${origin}/me`, {})).status).toBe(200)
  })

  test('is told that somebody logs out here', async () => {
    start()
    const person = await signIn()
    const out = await person.post(`${origin}/auth/logout`, new URLSearchParams(), { Origin: origin })
    const url = new URL(out.headers.get('Location') ?? '')
    expect(url.origin + url.pathname).toBe(`${provider.issuer}/session/end`)
    expect((await person.get(url.href)).status).toBe(200)
    expect((await person.get(`${origin}/me`, {})).status).toBe(401)
  })
})

describe('tokens', () => {
  test('are the session’s, and nobody else’s', async () => {
    start()
    const given = await tokens(await signIn())
    if (!given.ok) throw new Error(given.reason)
    const info = await fetch(`${provider.issuer}/me`, {
      headers: { Authorization: `Bearer ${given.tokens.accessToken}` },
    })
    expect(await info.json()).toMatchObject({ sub: 'ada' })
    expect(await tokens(visitor())).toEqual({ ok: false, reason: 'signed-out' })
    expect(JSON.stringify(opened)).not.toContain(given.tokens.accessToken)
  })

  test('fifty that ask when they end: renewed once, the same for all, and again later', async () => {
    start()
    const person = await signIn()
    const before = await tokens(person)
    const sent = provider.refreshed.length
    ahead = 15
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens(person)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(all[0]).not.toEqual(before)
    expect(provider.refreshed.length - sent).toBe(1)
    ahead = 30
    expect(await tokens(person)).toMatchObject({ ok: true })
    expect(provider.refreshed.length - sent).toBe(2)
    expect(new Set(provider.refreshed).size).toBe(provider.refreshed.length)
  })

  test('another process that renews between a look and the lease: what it got is taken', async () => {
    const sessions = memorySessions()
    let before = async (): Promise<void> => {}
    start({
      clientSecret,
      sessions: {
        ...sessions,
        lease: async (idHash, times) => {
          await before()
          return sessions.lease(idHash, times)
        },
      },
    })
    const person = await signIn()
    const sent = provider.refreshed.length
    ahead = 15
    let theirs: unknown
    before = async () => {
      before = async () => {}
      theirs = await tokens(person)
    }
    expect(await tokens(person)).toEqual(theirs)
    expect(theirs).toMatchObject({ ok: true })
    expect(provider.refreshed.length - sent).toBe(1)
  })

  test('when the issuer takes the refresh token no longer, the session ends', async () => {
    start()
    const person = await signIn()
    const form = await (await person.get(`${provider.issuer}/session/end`)).text()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
    // As if the message of the back channel had been lost.
    const whole = auth
    auth = { ...whole, handle: async () => new Response(null) }
    await person.post(`${provider.issuer}/session/end/confirm`, new URLSearchParams({ xsrf, logout: 'yes' }))
    auth = whole
    ahead = 15
    expect(await tokens(person)).toEqual({ ok: false, reason: 'refused' })
    expect((await person.get(`${origin}/me`, {})).status).toBe(401)
  })

  test('while the issuer doesn’t answer, those that are still good are given, and later none', async () => {
    let isDown = false
    start({
      clientSecret,
      fetch: (url, init) => (isDown ? Promise.reject(new TypeError('fetch failed')) : fetch(url, init)),
    })
    const person = await signIn()
    isDown = true
    ahead = 15
    expect(await tokens(person)).toMatchObject({ ok: true })
    ahead = 45
    expect(await tokens(person)).toEqual({ ok: false, reason: 'unavailable' })
    isDown = false
    expect(await tokens(person)).toMatchObject({ ok: true })
  })
})

test('what Node hands on becomes a request on the app’s own origin', async () => {
  start()
  const seen: string[] = []
  const other = createServer((incoming, outgoing) => {
    void toRequest(incoming, auth).then(async (request) => {
      seen.push(`${request.method} ${request.url} ${await request.text()}`)
      outgoing.end()
    })
  }).listen(0)
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  await fetch(`http://localhost:${address.port}//evil.example/x?y=1`)
  await fetch(`http://localhost:${address.port}/a`, { method: 'POST', body: new URLSearchParams({ é: '&' }) })
  expect(seen).toEqual([`GET ${origin}//evil.example/x?y=1 `, `POST ${origin}/a %C3%A9=%26`])
})

test('middleware leaves other people’s bodies to them', async () => {
  start()
  const middleware = connect(auth)
  const read: string[] = []
  const other = createServer((incoming, outgoing) => {
    middleware.routes(incoming, outgoing, () => {
      incoming.on('data', (part: Buffer) => read.push(part.toString()))
      incoming.on('end', () => outgoing.end())
    })
  }).listen(0)
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  await fetch(`http://localhost:${address.port}/orders`, { method: 'POST', body: 'three apples' })
  expect(read).toEqual(['three apples'])
})
