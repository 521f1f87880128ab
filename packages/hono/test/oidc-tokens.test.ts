import { platform } from '#platform'
import * as oauth from 'oauth4webapi'
import { beforeAll, expect, it } from 'vitest'
import { authorizeAddress, makeWorld, origin, registered, shop, signIn, verifier, type World } from './support/world.ts'

const issuer = new URL(`${origin}/cas/oauth2`)
const [redirectUri = ''] = shop.redirectUris
const client: oauth.Client = { client_id: shop.clientId }
const authentication = oauth.ClientSecretBasic(shop.clientSecret)

let world: World
let as: oauth.AuthorizationServer

const options = () => ({
  [oauth.allowInsecureRequests]: true,
  [oauth.customFetch]: (url: string, init: object) => world.provider.fetch(new Request(url, init)),
})

beforeAll(async () => {
  const grantTypes = ['authorization_code' as const, 'refresh_token' as const, 'client_credentials' as const]
  const service = { ...shop, requiredLevel: 'BASIC' as const, grantTypes, ownScopes: ['read'] }
  world = await makeWorld(await platform(), { services: [service] })
  await registered(world)
  as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options()))
})

it('a client of OAuth alone finds the same metadata where RFC 8414 puts it', async () => {
  const found = await oauth.discoveryRequest(issuer, { ...options(), algorithm: 'oauth2' })
  expect(await oauth.processDiscoveryResponse(issuer, found)).toEqual(as)
})

/** Signs somebody in and exchanges the code. */
async function granted(dpop?: oauth.DPoPHandle) {
  const browser = world.browser()
  await signIn(browser)
  const authorized = await browser.request(await authorizeAddress({ scope: 'openid offline_access' }))
  const callback = new URL(authorized.headers.get('Location') ?? '')
  const parameters = oauth.validateAuthResponse(as, client, callback, 'state-1')
  const bound = { ...options(), ...(dpop ? { DPoP: dpop } : {}) }
  const exchange = () =>
    oauth.authorizationCodeGrantRequest(as, client, authentication, parameters, redirectUri, verifier, bound)
  const answer = await exchange()
  const checks = { expectedNonce: 'nonce-1', requireIdToken: true }
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, checks)
  return { tokens, exchange, refreshToken: tokens.refresh_token ?? '' }
}

const refresh = async (token: string, dpop?: oauth.DPoPHandle) =>
  oauth.refreshTokenGrantRequest(as, client, authentication, token, { ...options(), ...(dpop ? { DPoP: dpop } : {}) })
const told = async (token: string) => {
  const asked = await oauth.introspectionRequest(as, client, authentication, token, options())
  return oauth.processIntrospectionResponse(as, client, asked)
}

it('a code raced 50 ways buys once, and what it bought ends, refresh tokens too', async () => {
  const { tokens, exchange, refreshToken } = await granted()
  const replays = await Promise.all(Array.from({ length: 49 }, exchange))
  expect(new Set(replays.map(({ status }) => status))).toEqual(new Set([400]))
  for (const token of [tokens.access_token, refreshToken]) expect((await told(token)).active).toBe(false)
  expect((await refresh(refreshToken)).status).toBe(400)
})

it('a refresh token raced 50 ways is exchanged once, and all that came of it ends', async () => {
  const { refreshToken, tokens } = await granted()
  const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)))
  const good = answers.filter(({ status }) => status === 200)
  expect(good).toHaveLength(1)
  const [next] = await Promise.all(good.map((answer) => answer.json()))
  for (const token of [tokens.access_token, next.access_token, next.refresh_token])
    expect((await told(token)).active).toBe(false)
})

it('a proof binds tokens to its key, and is taken once by whichever of 50', async () => {
  const pair = await oauth.generateKeyPair('ES256')
  const handle = oauth.DPoP(client, pair)
  const { tokens, refreshToken } = await granted(handle)
  expect(tokens.token_type).toBe('dpop')
  expect(await told(tokens.access_token)).toMatchObject({
    active: true,
    token_type: 'DPoP',
    cnf: { jkt: expect.any(String) },
  })
  const info = await oauth.userInfoRequest(as, client, tokens.access_token, { ...options(), DPoP: handle })
  expect(info.status).toBe(200)

  let proof = ''
  const listening = {
    ...options(),
    DPoP: handle,
    [oauth.customFetch]: async (_url: string, init: { headers: Record<string, string> }) => {
      proof = init.headers['dpop'] ?? ''
      return new Response('{}')
    },
  }
  await oauth.refreshTokenGrantRequest(as, client, authentication, refreshToken, listening)
  expect(proof.split('.')).toHaveLength(3)
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: shop.clientId })
  form.set('client_secret', shop.clientSecret)
  const ask = () =>
    world.provider.fetch(new Request(as.token_endpoint ?? '', { method: 'POST', body: form, headers: { DPoP: proof } }))
  const statuses = (await Promise.all(Array.from({ length: 50 }, ask))).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
})

it('tokens that were ended are ended', async () => {
  const { tokens, refreshToken } = await granted()
  expect(await told(refreshToken)).toMatchObject({ active: true, client_id: shop.clientId })
  await oauth.revocationRequest(as, client, authentication, refreshToken, options())
  for (const token of [tokens.access_token, refreshToken]) expect((await told(token)).active).toBe(false)
  const own = await oauth.clientCredentialsGrantRequest(as, client, authentication, { scope: 'read' }, options())
  const { access_token: token } = await oauth.processClientCredentialsResponse(as, client, own)
  expect(await told(token)).toMatchObject({ active: true, sub: shop.clientId, scope: 'read' })
})
