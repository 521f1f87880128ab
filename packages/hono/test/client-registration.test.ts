import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import type { Outgoing } from '@laissez-passer/core/ports'
import type { ProviderSettings } from '@laissez-passer/core/context'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ProviderOptions } from '../src/provider.ts'
import type { Browser } from './support/browser.ts'
import { authorizeAddress, makeWorld, origin, registered, shop, signIn, verifier, type World } from './support/world.ts'

const { oauth2 } = addresses('/cas')
const invitation = 'initial-access-token-of-the-operator'
const redirectUri = 'https://choir.example/callback'
const choir = { client_name: 'Choir', redirect_uris: [redirectUri] }

type Json = Readonly<Record<string, unknown>>

let world: World

async function start(
  clientRegistration: ProviderSettings['clientRegistration'],
  options: Partial<ProviderOptions> = {},
): Promise<void> {
  world = await makeWorld(await platform(), {
    clientRegistration,
    services: [{ ...shop, requiredLevel: 'BASIC' }],
    peer: (request) => request.headers.get('Test-Address'),
    ...options,
  })
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Json
}

async function send(
  path: string,
  { body, method = 'POST', token, ...rest }: { method?: string; body?: unknown; token?: string; from?: string } = {},
): Promise<Answer> {
  const response = await world.provider.fetch(
    new Request(new URL(path, origin), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(rest.from === undefined ? {} : { 'Test-Address': rest.from }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  )
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}

const register = (metadata: unknown, options: { token?: string; from?: string } = {}): Promise<Answer> =>
  send(oauth2.register, { body: metadata, ...options })

const manage = (client: Json, method: string, body?: unknown): Promise<Answer> =>
  send(String(client['registration_client_uri']), { method, body, token: String(client['registration_access_token']) })

/** Signs somebody in for a client, as far as the page that asks, or where the client is answered. */
async function askedFor(client: Json, browser: Browser, more: Readonly<Record<string, string>> = {}) {
  return browser.get(
    await authorizeAddress({ client_id: String(client['client_id']), redirect_uri: redirectUri, ...more }),
  )
}

/** The code that a client gets once the person allowed it. */
async function codeFor(client: Json, given?: Browser): Promise<string> {
  const browser = given ?? world.browser()
  if (given === undefined) await signIn(browser)
  const moved = await browser.submit(await askedFor(client, browser), { allow: '1' }, { action: oauth2.consent })
  const next = moved.links.find((link) => link.startsWith(oauth2.authorize)) ?? ''
  const last = (await browser.get(next)).hops.at(-1) ?? ''
  return new URL(last.replace(/^\d+ /, ''), origin).searchParams.get('code') ?? ''
}

async function exchange(client: Json, code: string): Promise<Answer> {
  const response = await world.provider.fetch(
    new Request(origin + oauth2.token, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${String(client['client_id'])}:${String(client['client_secret'])}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    }),
  )
  return { status: response.status, headers: response.headers, body: await response.json() }
}

async function userinfo(token: string): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` }
  return (await world.provider.fetch(new Request(origin + oauth2.userinfo, { headers }))).status
}

async function metadata(): Promise<Json> {
  return (await send(oauth2.discovery, { method: 'GET' })).body
}

describe('registering clients, where the operator doesn’t have it', () => {
  it('isn’t announced and isn’t there', async () => {
    await start('off')
    expect(await metadata()).not.toHaveProperty('registration_endpoint')
    expect((await register(choir)).status).toBe(404)
    expect((await send(`${oauth2.register}/dyn-1`, { method: 'GET', token: 'x' })).status).toBe(404)
  })

  it('ends what clients registered while there was: they are unknown', async () => {
    const parts = await platform()
    world = await makeWorld(parts, { clientRegistration: 'open', services: [] })
    const { body: client } = await register(choir)
    world = await makeWorld(parts, { services: [] })
    expect((await askedFor(client, world.browser())).status).toBe(400)
  })
})

describe('registering clients with a token of the operator’s', () => {
  beforeEach(() => start({ initialAccessTokens: ['another-token-of-the-operator-1234', invitation] }))

  it('is announced, and takes nobody without one', async () => {
    expect(await metadata()).toHaveProperty('registration_endpoint', origin + oauth2.register)
    const without = await register(choir)
    expect([without.status, without.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer'])
    const other = await register(choir, { token: 'another-token-that-nobody-has-given' })
    expect([other.status, other.body]).toEqual([401, { error: 'invalid_token' }])
    expect(other.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"')
    expect((await register(choir, { token: invitation })).status).toBe(201)
  })

  it('answers with all that is registered, defaults as the specifications have them', async () => {
    const { body, headers, status } = await register(choir, { token: invitation })
    expect([status, headers.get('Cache-Control')]).toEqual([201, 'no-store'])
    expect(body).toEqual({
      client_id: expect.stringMatching(/^dyn-[\w-]{22}$/),
      client_id_issued_at: world.runtime.now(),
      client_secret: expect.stringMatching(/^[\w-]{43,}$/),
      client_secret_expires_at: 0,
      registration_access_token: expect.stringMatching(/^[\w-]{43,}$/),
      registration_client_uri: `${origin}${oauth2.register}/${String(body['client_id'])}`,
      client_name: 'Choir',
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'RS256',
      backchannel_logout_session_required: false,
      frontchannel_logout_session_required: false,
      scope: 'openid email profile authentication_factors',
    })
  })

  it.each<[what: string, metadata: unknown, error: string]>([
    ['no JSON', '{', 'invalid_client_metadata'],
    ['no redirect URI', { client_name: 'Choir' }, 'invalid_redirect_uri'],
    ['another grant', { ...choir, grant_types: ['implicit'] }, 'invalid_client_metadata'],
  ])('refuses %s', async (_, asked, error) => {
    const { body, status } = await register(asked, { token: invitation })
    expect([status, body['error'], typeof body['error_description']]).toEqual([400, error, 'string'])
  })

  it('refuses what doesn’t say that it is JSON', async () => {
    const headers = { Authorization: `Bearer ${invitation}`, 'Content-Type': 'text/plain' }
    const asked = new Request(origin + oauth2.register, { method: 'POST', headers, body: JSON.stringify(choir) })
    expect((await world.provider.fetch(asked)).status).toBe(400)
  })

  it('tells, changes and removes a client by its own token alone', async () => {
    const { body: client } = await register(choir, { token: invitation })
    const { body: other } = await register(choir, { token: invitation })
    expect(await manage(client, 'GET')).toMatchObject({ status: 200, body: client })

    for (const method of ['GET', 'PUT', 'DELETE']) {
      const stranger = { ...client, registration_access_token: other['registration_access_token'] }
      expect((await manage(stranger, method, method === 'PUT' ? client : undefined)).status).toBe(401)
      const nobody = { ...client, registration_client_uri: `${origin}${oauth2.register}/dyn-nobody` }
      expect((await manage(nobody, method, method === 'PUT' ? client : undefined)).status).toBe(401)
      const uri = String(client['registration_client_uri'])
      expect((await send(uri, { method, ...(method === 'PUT' ? { body: client } : {}) })).status).toBe(401)
    }
    expect((await manage(client, 'DELETE')).status).toBe(204)
    expect((await manage(client, 'GET')).status).toBe(401)
    expect((await askedFor(client, world.browser())).status).toBe(400)
    expect((await manage(other, 'GET')).status).toBe(200)
  })
})

describe('a client that registered itself', () => {
  beforeEach(async () => {
    await start('open')
    await registered(world)
  })

  it('signs people in once they were asked and warned, and not before', async () => {
    const { body: client } = await register(choir)
    const browser = world.browser()
    await signIn(browser)
    const asked = await askedFor(client, browser)
    expect(asked.text).toContain('has not checked who runs this service')
    expect(asked.text).toContain('you go on to: choir.example')
    const code = await codeFor(client)
    const bought = await exchange(client, code)
    expect(bought.status).toBe(200)
    expect(await userinfo(String(bought.body['access_token']))).toBe(200)
  })

  it('isn’t asked about twice, and is named in My Account', async () => {
    const { body: client } = await register(choir)
    await exchange(client, await codeFor(client))
    const browser = world.browser()
    await signIn(browser)
    expect((await askedFor(client, browser)).hops.at(-1)).toContain(`302 ${redirectUri}?code=`)
    expect((await browser.get('/cas/account/services')).text).toContain('Choir')
    expect((await browser.get('/cas/account/sessions')).text).toContain('Choir')
  })

  it('is told nothing more once it is removed', async () => {
    const { body: client } = await register(choir)
    const bought = await exchange(client, await codeFor(client))
    expect((await manage(client, 'DELETE')).status).toBe(204)
    expect(await userinfo(String(bought.body['access_token']))).toBe(401)
    const browser = world.browser()
    await signIn(browser)
    expect((await browser.get('/cas/account/services')).text).not.toContain('Choir')
  })

  it('may answer only where it registered', async () => {
    const { body: client } = await register(choir)
    const elsewhere = await askedFor(client, world.browser(), { redirect_uri: 'https://choir.example/other' })
    expect(elsewhere.status).toBe(400)
  })

  it('comes from one address twenty times an hour, and others go on', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 21; count++) statuses.push((await register(choir, { from: '192.0.2.1' })).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 429])
    const full = await register(choir, { from: '192.0.2.1' })
    expect([full.status, Number(full.headers.get('Retry-After'))]).toEqual([429, 3600])
    expect((await register(choir, { from: '192.0.2.2' })).status).toBe(201)
    world.wait(3601)
    expect((await register(choir, { from: '192.0.2.1' })).status).toBe(201)
  })

  it('is told that a session ended, by name in the log', async () => {
    const parts = await platform()
    const told: string[] = []
    const outgoing: Outgoing = async (url, request) => {
      told.push(`${url} ${request?.byStranger ?? false}`)
      return { ok: true, status: 200, headers: new Headers(), body: new Uint8Array() }
    }
    world = await makeWorld(
      { ...parts, runtime: { ...parts.runtime, outgoingBy: () => outgoing } },
      { clientRegistration: 'open' },
    )
    await registered(world)
    const backchannel = 'https://choir.example/logged-out'
    const { body: client } = await register({ ...choir, backchannel_logout_uri: backchannel })
    const browser = world.browser()
    await signIn(browser)
    await exchange(client, await codeFor(client, browser))
    const page = await browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })
    expect(page.text).toContain('Choir')
    await world.provider.runOnce()
    expect(told).toEqual([`${backchannel} true`])
    expect(world.log).toContainEqual(expect.objectContaining({ event: 'logout-told', service: 'Choir' }))
  })

  it('can’t have its provider ask hosts where that asks listed ones alone', async () => {
    const parts = await platform()
    const outgoing: Outgoing = Object.assign(async () => ({ ok: false, reason: 'forbidden-host' }) as const, {
      listedHostsAlone: true as const,
    })
    world = await makeWorld(
      { ...parts, runtime: { ...parts.runtime, outgoingBy: () => outgoing } },
      { clientRegistration: 'open' },
    )
    for (const name of ['jwks_uri', 'backchannel_logout_uri']) {
      const { body, status } = await register({ ...choir, [name]: 'https://choir.example/x' })
      expect([status, body['error_description']]).toEqual([400, expect.stringMatching(new RegExp(`^${name} can’t`))])
    }
  })

  it('counts no request that is refused anyway', async () => {
    for (let count = 0; count < 30; count++) await register({}, { from: '192.0.2.1' })
    expect((await register(choir, { from: '192.0.2.1' })).status).toBe(201)
  })

  it('costs the operator’s own services no query', async () => {
    const counted = async (clientId: string) => {
      const before = world.queries()
      await askedFor({ client_id: clientId }, world.browser(), { redirect_uri: 'https://shop.example/callback' })
      return world.queries().queries - before.queries
    }
    const own = await counted('shop')
    expect(await counted('nobody')).toBe(own)
    const { body: client } = await register(choir)
    expect(await counted(String(client['client_id']))).toBeGreaterThan(own)
  })
})

it.each([[''], ['on'], [{ initialAccessTokens: [] }], [{ initialAccessTokens: ['too-short'] }], [{ tokens: ['x'] }]])(
  'refuses clientRegistration %j',
  async (given) => {
    const options = { clientRegistration: given } as unknown as Partial<ProviderOptions>
    await expect(makeWorld(await platform(), options)).rejects.toThrow(/clientRegistration must be off, open, or/)
  },
)
