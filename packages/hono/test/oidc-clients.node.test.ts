import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './support/browser.ts'
import { platform } from './support/platform.node.ts'
import { elodie, makeWorld, origin, registered, rightPassword, type World } from './support/world.ts'

const redirectUri = 'https://shop.example/back'
const clientSecret = 'a secret of the shop, long enough to be one'
const initialAccessToken = 'initial-access-token-of-the-operator'
const issuer = new URL(`${origin}/cas/oauth2`)

let world: World
let uid: string

beforeAll(async () => {
  world = await makeWorld(await platform(), {
    clientRegistration: { initialAccessTokens: [initialAccessToken] },
    services: [
      {
        name: 'Shop',
        type: 'oidc',
        clientId: 'shop',
        clientSecret,
        redirectUris: [redirectUri],
        postLogoutRedirectUris: ['https://shop.example/'],
      },
      { name: 'App', type: 'oidc', clientId: 'app', redirectUris: [redirectUri] },
      {
        name: 'Television',
        type: 'oidc',
        clientId: 'television',
        grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
      },
    ],
  })
  uid = await registered(world)
})

const toProvider = (url: string, init: object): Promise<Response> => world.provider.fetch(new Request(url, init))

/** Follows an authorization request through the sign-in pages. @returns the relying party's callback. */
async function signInFor(url: URL, browser: Browser = world.browser()): Promise<URL> {
  const first = await browser.get(url.pathname + url.search)
  expect(first.text).toContain('Shop')
  const second = await browser.submit(first, { identifier: elodie.email })
  const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
  const [onwards] = arrived.links.filter((link) => link.startsWith('/cas/oauth2/authorize'))
  expect(onwards).toBeDefined()
  return callbackOf(await browser.request(onwards ?? ''))
}

function callbackOf(response: Response): URL {
  expect(response.status).toBe(302)
  const url = new URL(response.headers.get('Location') ?? '')
  expect(url.origin + url.pathname).toBe(redirectUri)
  return url
}

describe('openid-client', () => {
  const connect = (): Promise<openid.Configuration> =>
    openid.discovery(issuer, 'shop', undefined, openid.ClientSecretBasic(clientSecret), {
      execute: [openid.allowInsecureRequests],
      [openid.customFetch]: toProvider,
    })

  test('signs in, reads who it is, logs out', async () => {
    const config = await connect()
    const pkceCodeVerifier = openid.randomPKCECodeVerifier()
    const [state, nonce] = [openid.randomState(), openid.randomNonce()]
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state,
      nonce,
      max_age: '3600',
      acr_values: 'https://ecas.ec.europa.eu/loa/basic',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    })
    const browser = world.browser()
    const callback = await signInFor(url, browser)
    const tokens = await openid.authorizationCodeGrant(config, callback, {
      pkceCodeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      maxAge: 3600,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    expect(claims).toMatchObject({ sub: uid, aud: 'shop', acr: 'https://ecas.ec.europa.eu/loa/basic', amr: ['pwd'] })
    const info = await openid.fetchUserInfo(config, tokens.access_token, uid)
    expect(info).toMatchObject({
      sub: uid,
      email: elodie.email,
      email_verified: true,
      given_name: 'Élodie',
      family_name: 'Müller-Ørsted',
    })

    // Single sign-on: the same browser gets a new code without a page.
    expect(callbackOf(await browser.request(url.pathname + url.search)).searchParams.has('code')).toBe(true)

    const out = openid.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'https://shop.example/',
    })
    const left = await browser.request(out.pathname + out.search)
    expect(left.headers.get('Location')).toBe('https://shop.example/')
    expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
    await expect(openid.fetchUserInfo(config, tokens.access_token, uid)).rejects.toMatchObject({ status: 401 })
  })

  test('is told the new e-mail address from the moment that it is the account’s', async () => {
    const config = await connect()
    const pkceCodeVerifier = openid.randomPKCECodeVerifier()
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid email',
      state: 's',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    })
    const browser = world.browser()
    const callback = await signInFor(url, browser)
    const tokens = await openid.authorizationCodeGrant(config, callback, { pkceCodeVerifier, expectedState: 's' })
    const told = async (): Promise<unknown> => (await openid.fetchUserInfo(config, tokens.access_token, uid)).email
    for (const email of ['elodie@new.example', elodie.email]) {
      const before = await told()
      const form = await browser.get('/cas/account/email')
      await browser.submit(form, { email, confirmEmail: email }, { action: '/cas/account/email' })
      for (const { template, params } of await world.mails()) {
        if (!template.startsWith('email-change-')) continue
        expect(await told()).toBe(before)
        const link = new URL(String(params['link']))
        await browser.submit(await browser.get(link.pathname + link.search), {}, { action: '/cas/email/confirm' })
      }
      expect(await told()).toBe(email)
    }
  })

  test('is refused a code twice, and what came of it dies', async () => {
    const config = await connect()
    const pkceCodeVerifier = openid.randomPKCECodeVerifier()
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid',
      state: 's',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    })
    const callback = await signInFor(url)
    const tokens = await openid.authorizationCodeGrant(config, callback, { pkceCodeVerifier, expectedState: 's' })
    await expect(
      openid.authorizationCodeGrant(config, callback, { pkceCodeVerifier, expectedState: 's' }),
    ).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(openid.fetchUserInfo(config, tokens.access_token, uid)).rejects.toMatchObject({ status: 401 })
  })

  test('prompt=login and max_age=0 ask again in a browser that is signed in', async () => {
    const config = await connect()
    for (const extra of [{ prompt: 'login' }, { max_age: '0' }]) {
      const pkceCodeVerifier = openid.randomPKCECodeVerifier()
      const parameters = {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: 's',
        code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
      }
      const browser = world.browser()
      await signInFor(openid.buildAuthorizationUrl(config, parameters), browser)
      world.wait(2)
      const callback = await signInFor(openid.buildAuthorizationUrl(config, { ...parameters, ...extra }), browser)
      expect(callback.searchParams.has('code')).toBe(true)
    }
  })
})

describe('openid-client, that registers itself', () => {
  test('registers, signs in once the person allowed it, reads who it is', async () => {
    const options = { execute: [openid.allowInsecureRequests], [openid.customFetch]: toProvider }
    const metadata = { client_name: 'Choir', redirect_uris: [redirectUri], id_token_signed_response_alg: 'RS256' }
    await expect(openid.dynamicClientRegistration(issuer, metadata, undefined, options)).rejects.toMatchObject({
      status: 401,
    })
    const config = await openid.dynamicClientRegistration(issuer, metadata, undefined, {
      ...options,
      initialAccessToken,
    })
    const pkceCodeVerifier = openid.randomPKCECodeVerifier()
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid email',
      state: 's',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    })
    const browser = world.browser()
    const second = await browser.submit(await browser.get(url.pathname + url.search), { identifier: elodie.email })
    const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
    const onwards = arrived.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''
    const allowed = await browser.submit(await browser.get(onwards), { allow: '1' }, { action: '/cas/oauth2/consent' })
    const back = allowed.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''
    const callback = callbackOf(await browser.request(back))
    const tokens = await openid.authorizationCodeGrant(config, callback, { pkceCodeVerifier, expectedState: 's' })
    expect(tokens.claims()).toMatchObject({ sub: uid, aud: config.clientMetadata().client_id })
    expect(await openid.fetchUserInfo(config, tokens.access_token, uid)).toMatchObject({ email: elodie.email })
  })
})

describe('openid-client, on a television', () => {
  const connect = (): Promise<openid.Configuration> =>
    openid.discovery(issuer, 'television', undefined, openid.None(), {
      execute: [openid.allowInsecureRequests],
      [openid.customFetch]: toProvider,
    })

  /** Somebody types the code elsewhere and answers. */
  async function answer(device: openid.DeviceAuthorizationResponse, fields: Readonly<Record<string, string>>) {
    const browser = world.browser()
    const { pathname, search } = new URL(device.verification_uri_complete ?? '')
    const first = await browser.submit(await browser.get(pathname + search), {}, { action: '/cas/device' })
    const second = await browser.submit(first, { identifier: elodie.email })
    const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
    const asked = await browser.get(arrived.links.find((link) => link.startsWith('/cas/device')) ?? '')
    expect(asked.text).toContain(device.user_code)
    await browser.submit(asked, fields, { action: '/cas/device/confirm' })
  }

  // Somebody has answered before it asks: it needn't wait.
  const soon = { interval: 0 }

  test('asks, waits for an answer, reads who it is and goes on by itself', async () => {
    const config = await connect()
    const device = await openid.initiateDeviceAuthorization(config, { scope: 'openid email offline_access' })
    await answer(device, { allow: '1' })
    const tokens = await openid.pollDeviceAuthorizationGrant(config, { ...device, ...soon })
    expect(tokens.claims()).toMatchObject({ sub: uid, aud: 'television' })
    expect(await openid.fetchUserInfo(config, tokens.access_token, uid)).toMatchObject({ email: elodie.email })
    const next = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(await openid.fetchUserInfo(config, next.access_token, uid)).toMatchObject({ email: elodie.email })
  })

  test('is told that it was turned away', async () => {
    const config = await connect()
    const device = await openid.initiateDeviceAuthorization(config, { scope: 'openid' })
    await answer(device, {})
    await expect(openid.pollDeviceAuthorizationGrant(config, { ...device, ...soon })).rejects.toMatchObject({
      error: 'access_denied',
    })
  })
})

describe('oauth4webapi, as a public client', () => {
  test('signs in and reads who it is', async () => {
    const options = { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: toProvider }
    const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options))
    const client: oauth.Client = { client_id: 'app' }
    const verifier = oauth.generateRandomCodeVerifier()
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
    const url = new URL(as.authorization_endpoint ?? '')
    url.search = new URLSearchParams({
      client_id: 'app',
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid profile',
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString()

    const browser = world.browser()
    const first = await browser.get(url.pathname + url.search)
    const second = await browser.submit(first, { identifier: uid })
    const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
    const callback = callbackOf(
      await browser.request(arrived.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''),
    )

    const parameters = oauth.validateAuthResponse(as, client, callback, state)
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      parameters,
      redirectUri,
      verifier,
      options,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    expect(claims?.sub).toBe(uid)
    const info = await oauth.processUserInfoResponse(
      as,
      client,
      uid,
      await oauth.userInfoRequest(as, client, tokens.access_token, options),
    )
    expect(info).toMatchObject({ given_name: 'Élodie', locale: 'en' })
    expect(info.email).toBeUndefined()
  })
})

describe('what is refused on a page of ours', () => {
  test.each([
    ['a foreign redirect URI', 'client_id=shop&redirect_uri=https%3A%2F%2Fevil.example%2F'],
    ['an unknown client', `client_id=nobody&redirect_uri=${encodeURIComponent(redirectUri)}`],
  ])('%s: no redirect, an explanation', async (_, query) => {
    const page = await world.browser().get(`/cas/oauth2/authorize?response_type=code&scope=openid&${query}`)
    expect(page.status).toBe(400)
    expect(page.hops).toEqual([])
    expect(page.links.filter((link) => !/^[/#]/.test(link))).toEqual([])
  })
})
