import type { Outgoing } from '@laissez-passer/core/ports'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { beforeAll, describe, expect, test } from 'vitest'
import { platform } from './support/platform.node.ts'
import { elodie, makeWorld, origin, registered, rightPassword, type World } from './support/world.ts'

const redirectUri = 'https://shop.example/back'
const clientSecret = 'a secret of the shop, long enough to be one'
const issuer = new URL(`${origin}/cas/oauth2`)
const everyGrant = ['authorization_code', 'refresh_token', 'client_credentials'] as const
const methods = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'by-address',
  'none',
] as const
type Method = (typeof methods)[number]

/** A public key as registrations and `cnf` have it. */
async function jwkOf({ publicKey }: CryptoKeyPair) {
  const { crv, kty = '', x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  return { kty, crv, x, y }
}

let world: World
let uid: string
const pairs = new Map<string, CryptoKeyPair>()
const pair = (name: string): CryptoKeyPair => {
  const found = pairs.get(name)
  if (!found) throw new Error(name)
  return found
}

beforeAll(async () => {
  for (const name of ['private_key_jwt', 'by-address']) pairs.set(name, await oauth.generateKeyPair('ES256'))
  const listed = async (name: string) => ({ ...(await jwkOf(pair(name))), kid: name, alg: 'ES256' })
  const published = { keys: [await listed('by-address')] }
  const outgoing: Outgoing = async (url) => {
    expect(url).toBe('https://shop.example/keys')
    const body = new TextEncoder().encode(JSON.stringify(published))
    return { ok: true, status: 200, headers: new Headers(), body }
  }
  const parts = await platform()
  const shared = { type: 'oidc' as const, redirectUris: [redirectUri], audiences: ['client_secret_jwt'] }
  const own = { grantTypes: [...everyGrant], ownScopes: ['read'] }
  const credentials = async (method: Method) => {
    if (method === 'none') return { grantTypes: ['authorization_code' as const, 'refresh_token' as const] }
    if (method === 'by-address') return { ...own, jwksUri: 'https://shop.example/keys' }
    if (method === 'private_key_jwt') return { ...own, jwks: { keys: [await listed(method)] } }
    return { ...own, clientSecret, tokenEndpointAuthMethod: method }
  }
  world = await makeWorld(
    { ...parts, runtime: { ...parts.runtime, outgoingBy: () => outgoing } },
    {
      services: await Promise.all(
        methods.map(async (method) => ({ ...shared, name: 'Shop', clientId: method, ...(await credentials(method)) })),
      ),
    },
  )
  uid = await registered(world)
})

const toProvider = (url: string, init: object): Promise<Response> => world.provider.fetch(new Request(url, init))

/** Follows an authorization request through the sign-in pages. @returns the relying party's callback. */
async function signInFor(url: URL): Promise<URL> {
  const browser = world.browser()
  const first = await browser.get(url.pathname + url.search)
  const second = await browser.submit(first, { identifier: elodie.email })
  const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
  const onwards = arrived.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''
  const response = await browser.request(onwards)
  return new URL(response.headers.get('Location') ?? '')
}

describe.each(methods)('openid-client, as a client that authenticates by %s', (method) => {
  function authentication(): openid.ClientAuth {
    if (method === 'none') return openid.None()
    if (method === 'client_secret_basic') return openid.ClientSecretBasic(clientSecret)
    if (method === 'client_secret_post') return openid.ClientSecretPost(clientSecret)
    if (method === 'client_secret_jwt') return openid.ClientSecretJwt(clientSecret)
    return openid.PrivateKeyJwt({ key: pair(method).privateKey, kid: method })
  }
  const connect = () =>
    openid.discovery(issuer, method, undefined, authentication(), {
      execute: [openid.allowInsecureRequests],
      [openid.customFetch]: toProvider,
    })

  async function granted(config: openid.Configuration, dpop?: openid.DPoPHandle) {
    const pkceCodeVerifier = openid.randomPKCECodeVerifier()
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid email offline_access',
      state: 's',
      nonce: 'n',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    })
    const checks = { pkceCodeVerifier, expectedState: 's', expectedNonce: 'n' }
    return openid.authorizationCodeGrant(config, await signInFor(url), checks, {}, dpop ? { DPoP: dpop } : {})
  }

  test('gets tokens, refreshes them, and is refused a token it exchanged before', async () => {
    const config = await connect()
    const first = await granted(config)
    const next = await openid.refreshTokenGrant(config, first.refresh_token ?? '')
    expect(next.claims()).toMatchObject({ sub: uid, aud: method })
    expect(next.claims()).not.toHaveProperty('nonce')
    expect(await openid.fetchUserInfo(config, next.access_token, uid)).toMatchObject({ email: elodie.email })
    await expect(openid.refreshTokenGrant(config, first.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(openid.fetchUserInfo(config, next.access_token, uid)).rejects.toMatchObject({ status: 401 })
  })

  test('proves a key with each request, which its tokens are bound to', async () => {
    const config = await connect()
    const dpop = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair())
    const first = await granted(config, dpop)
    expect(first.token_type).toBe('dpop')
    const next = await openid.refreshTokenGrant(config, first.refresh_token ?? '', {}, { DPoP: dpop })
    const told = await openid.fetchUserInfo(config, next.access_token, uid, { DPoP: dpop })
    expect(told).toMatchObject({ sub: uid, email: elodie.email })
    await expect(openid.fetchUserInfo(config, next.access_token, uid)).rejects.toMatchObject({ status: 401 })
  })

  test('ends its tokens', async () => {
    const config = await connect()
    const tokens = await granted(config)
    await openid.tokenRevocation(config, tokens.access_token)
    await expect(openid.fetchUserInfo(config, tokens.access_token, uid)).rejects.toMatchObject({ status: 401 })
    await openid.tokenRevocation(config, tokens.refresh_token ?? '', { token_type_hint: 'refresh_token' })
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  test.runIf(method !== 'none')('gets a token for itself, and asks about its tokens', async () => {
    const config = await connect()
    const own = await openid.clientCredentialsGrant(config, { scope: 'read' })
    expect(await openid.tokenIntrospection(config, own.access_token)).toMatchObject({
      active: true,
      client_id: method,
      scope: 'read',
    })
    const tokens = await granted(config)
    for (const token of [tokens.access_token, tokens.refresh_token ?? ''])
      expect(await openid.tokenIntrospection(config, token)).toMatchObject({ active: true, username: uid })
  })
})

test('oauth4webapi, as an API, asks by client_secret_jwt about a token that a page got for it', async () => {
  const options = { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: toProvider }
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options))
  const page: oauth.Client = { client_id: 'none' }
  const verifier = oauth.generateRandomCodeVerifier()
  const url = new URL(as.authorization_endpoint ?? '')
  url.search = new URLSearchParams({
    client_id: 'none',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state: 's',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  const jwk = await jwkOf(await oauth.generateKeyPair('ES256'))
  const bound = { audience: 'client_secret_jwt', req_cnf: Buffer.from(JSON.stringify(jwk)).toString('base64url') }
  const callback = oauth.validateAuthResponse(as, page, await signInFor(url), 's')
  const answer = await oauth.authorizationCodeGrantRequest(as, page, oauth.None(), callback, redirectUri, verifier, {
    ...options,
    additionalParameters: bound,
  })
  const { access_token: token } = await answer.json()

  const api: oauth.Client = { client_id: 'client_secret_jwt' }
  const asked = await oauth.introspectionRequest(as, api, oauth.ClientSecretJwt(clientSecret), token, options)
  const told = await oauth.processIntrospectionResponse(as, api, asked)
  expect(told).toMatchObject({ active: true, sub: uid, aud: 'client_secret_jwt', token_type: 'pop' })
  expect(told.cnf).toEqual({ jwk })
})

describe('what the endpoints say to whoever asks wrongly', () => {
  const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    world.provider.fetch(
      new Request(origin + path, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      }),
    )

  test.each(['/cas/oauth2/token', '/cas/oauth2/token/introspect', '/cas/oauth2/token/revoke'])(
    '%s: who it is to say, once, kept nowhere',
    async (path) => {
      const nobody = await post(path, 'token=x')
      expect([nobody.status, nobody.headers.get('WWW-Authenticate')]).toEqual([401, 'Basic realm="oauth2"'])
      expect(nobody.headers.get('Cache-Control')).toBe('no-store')
      expect(await nobody.json()).toMatchObject({ error: 'invalid_client' })
      const twice = await post(path, 'client_id=none&client_id=none')
      expect([twice.status, (await twice.json()).error]).toEqual([400, 'invalid_request'])
      const get = await world.provider.fetch(new Request(origin + path))
      expect(get.status).toBe(405)
    },
  )

  test('userinfo takes a token in a form, kept nowhere', async () => {
    const answer = await post('/cas/oauth2/userinfo', 'access_token=x')
    expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })
})
