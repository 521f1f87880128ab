import type { Session } from '@laissez-passer/core/ports'
import { addresses } from '@laissez-passer/core/addresses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuthorizeResult, acrOf, authorize, describeAuthorize, answerTokenRequest } from '../../src/oidc/index.ts'
import { basic, redirectUri, request, shop, type TestProvider, testProvider, verifier } from '../support/provider.ts'

const now = 1_800_000_000
const { oauth2 } = addresses('/cas')
let idp: TestProvider

beforeAll(async () => {
  idp = await testProvider()
})
afterAll(() => idp.close())

function answered(result: AuthorizeResult): URLSearchParams {
  if (result.kind !== 'redirect') throw new Error(`not a redirect: ${result.kind}`)
  const url = new URL(result.url)
  expect(url.origin + url.pathname).toBe(redirectUri)
  return url.searchParams
}

/** The ID token that the shop got for a session. */
async function idTokenOf(session: Session): Promise<string> {
  const code = answered(await authorize(idp.at(now), { parameters: request(), session })).get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
  const authorization = basic('shop', shop.clientSecret)
  const { body } = await answerTokenRequest(idp.at(now), { authorization, parameters: new URLSearchParams(form) })
  return String(body.id_token)
}

describe('a request that is not to be trusted with a redirect', () => {
  test.each([
    ['an unknown client', { client_id: 'nobody' }, 'unknown-client'],
    ['no client', { client_id: null }, 'unknown-client'],
    ['a foreign redirect URI', { redirect_uri: 'https://evil.example/back' }, 'redirect-uri'],
    ['a longer redirect URI', { redirect_uri: `${redirectUri}/more` }, 'redirect-uri'],
    ['a redirect URI in other case', { redirect_uri: 'https://SHOP.example/back' }, 'redirect-uri'],
    ['a redirect URI with a query', { redirect_uri: `${redirectUri}?a=b` }, 'redirect-uri'],
    ['no redirect URI', { redirect_uri: null }, 'redirect-uri'],
  ])('%s is refused on our own page', async (_, changes, reason) => {
    expect(await authorize(idp.at(now), { parameters: request(changes), session: null })).toMatchObject({
      kind: 'refuse',
      reason,
    })
  })

  test('a repeated parameter is refused', async () => {
    const parameters = request()
    parameters.append('redirect_uri', 'https://evil.example/')
    expect(await authorize(idp.at(now), { parameters, session: null })).toEqual({
      kind: 'refuse',
      reason: 'repeated-parameter',
    })
  })
})

describe('a request with an error', () => {
  test.each([
    ['implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
    ['no PKCE', { code_challenge: null }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['PKCE without method', { code_challenge_method: null }, 'invalid_request'],
    ['a short challenge', { code_challenge: 'abc' }, 'invalid_request'],
    ['no openid', { scope: 'email' }, 'invalid_scope'],
    ['an answer in the fragment', { response_mode: 'fragment' }, 'invalid_request'],
    ['no response_type', { response_type: null }, 'invalid_request'],
    ['claims that are no JSON', { claims: '{' }, 'invalid_request'],
    ['claims of another shape', { claims: '{"userinfo":["name"]}' }, 'invalid_request'],
    ['a thumbprint that is none', { dpop_jkt: 'x' }, 'invalid_request'],
    ['a request object', { request: 'eyJ' }, 'request_not_supported'],
    ['a request by reference', { request_uri: 'https://shop.example/r' }, 'request_uri_not_supported'],
    ['a max_age that is no number', { max_age: 'soon' }, 'invalid_request'],
    ['prompt=none with another', { prompt: 'none login' }, 'invalid_request'],
  ])('%s goes back with %s', async (_, changes, error) => {
    const back = answered(await authorize(idp.at(now), { parameters: request(changes), session: null }))
    expect(back.get('error')).toBe(error)
    expect(back.get('state')).toBe('xyz')
    expect(back.get('iss')).toBe(idp.issuer)
    expect(back.has('code')).toBe(false)
  })

  test('the missing challenge is named as EU Login names it', async () => {
    const back = answered(
      await authorize(idp.at(now), { parameters: request({ code_challenge: null }), session: null }),
    )
    expect(back.get('error_description')).toBe('Missing CodeChallenge (PKCE - RFC7636)')
  })
})

describe('who must sign in', () => {
  test('nobody is signed in', async () => {
    const result = await authorize(idp.at(now), { parameters: request(), session: null })
    expect(result).toEqual({ kind: 'sign-in', continueTo: `${oauth2.authorize}?${request()}`, uiLocales: '' })
  })

  test('prompt=none never shows a page', async () => {
    const back = answered(await authorize(idp.at(now), { parameters: request({ prompt: 'none' }), session: null }))
    expect(back.get('error')).toBe('login_required')
  })

  test('prompt=none with a session that is too weak', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const parameters = request({ prompt: 'none', acr_values: acrOf('MEDIUM') })
    expect(answered(await authorize(idp.at(now), { parameters, session })).get('error')).toBe('interaction_required')
  })

  test('acr_values raise what is asked for, and never lower it', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    expect((await authorize(idp.at(now), { parameters: request({ acr_values: acrOf('MEDIUM') }), session })).kind).toBe(
      'sign-in',
    )
    const floor = request({ client_id: 'app', redirect_uri: 'http://127.0.0.1/back', acr_values: acrOf('BASIC') })
    expect((await authorize(idp.at(now), { parameters: floor, session })).kind).toBe('sign-in')
  })

  test('the level by one method and an accepted method below it are not enough, here as little as at the sign-in', async () => {
    const strict = await testProvider([
      { ...shop, requiredLevel: 'MEDIUM', acceptedMethods: ['password', 'mobile-app-pin'] },
    ])
    const { session } = await strict.signIn({ level: 'MEDIUM', now })
    const recovered = session.proofs.map((proof, index) =>
      index === 0 ? proof : { ...proof, method: 'recovery-code', credentialId: null },
    )
    const weak = await authorize(strict.at(now + 1), {
      parameters: request(),
      session: { ...session, proofs: recovered },
    })
    expect(weak.kind).toBe('sign-in')
    expect((await authorize(strict.at(now + 1), { parameters: request(), session })).kind).toBe('redirect')
    await strict.close()
  })

  test('a sign-in from the future, where the clock was put back, is none of the last minutes', async () => {
    const { session } = await idp.signIn({ level: 'MEDIUM', now: now + 61 })
    const parameters = request({ max_age: '100' })
    expect((await authorize(idp.at(now), { parameters, session })).kind).not.toBe('redirect')
    expect((await authorize(idp.at(now + 1), { parameters, session })).kind).toBe('redirect')
    // Where no age is asked for none is missing.
    expect((await authorize(idp.at(now), { parameters: request(), session })).kind).toBe('redirect')
  })

  test('max_age asks again when the session is older, and is satisfied by the sign-in that follows', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now: now - 100 })
    expect((await authorize(idp.at(now), { parameters: request({ max_age: '100' }), session })).kind).toBe('redirect')
    const asked = await authorize(idp.at(now), { parameters: request({ max_age: '0' }), session })
    if (asked.kind !== 'sign-in') throw new Error(asked.kind)
    const again = new URL(asked.continueTo, 'https://id.example').searchParams
    expect((await authorize(idp.at(now + 30), { parameters: again, session })).kind).toBe('sign-in')
    const fresh = await idp.signIn({ level: 'BASIC', now: now + 20 })
    expect((await authorize(idp.at(now + 30), { parameters: again, session: fresh.session })).kind).toBe('redirect')
  })

  test('prompt=login asks once, not for ever', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const asked = await authorize(idp.at(now), { parameters: request({ prompt: 'login' }), session })
    if (asked.kind !== 'sign-in') throw new Error(asked.kind)
    const again = new URL(asked.continueTo, 'https://id.example').searchParams
    expect(again.has('prompt')).toBe(false)
    const fresh = await idp.signIn({ level: 'BASIC', now: now + 20 })
    expect((await authorize(idp.at(now + 30), { parameters: again, session: fresh.session })).kind).toBe('redirect')
  })

  test.each([{ prompt: 'login' }, { prompt: 'select_account' }, { max_age: '0' }, { max_age: '60' }])(
    'what cancels %j is only what this provider wrote for this very request',
    async (asked) => {
      const { session } = await idp.signIn({ level: 'BASIC', now: now - 100 })
      const sent = await authorize(idp.at(now), { parameters: request({ ...asked, state: 'of another' }), session })
      if (sent.kind !== 'sign-in') throw new Error(sent.kind)
      const theirs = new URL(sent.continueTo, 'https://id.example').searchParams.get('way_back')
      const [payload = '', mac = ''] = (theirs ?? '').split('.')
      const never = btoa('{"after":0,"asked":null,"left":[]}').replaceAll('=', '')
      const forgeries = ['0', never, `${never}.${mac}`, `${payload}.${'A'.repeat(43)}`, `${payload}.`, payload, theirs]
      for (const forged of forgeries) {
        const parameters = request({ ...asked, way_back: forged })
        const result = await authorize(idp.at(now), { parameters, session })
        expect(result.kind).toBe('sign-in')
        // What the person does next is judged by what was asked, too.
        const path = `${oauth2.authorize}?${parameters}`
        expect((await describeAuthorize(idp.at(now), path))?.maxAge).toBe(Number(asked.max_age ?? 0))
      }
    },
  )

  test('prompt=none with the ID token of somebody else answers login_required; with their own, a code', async () => {
    const [{ session }, other] = [await idp.signIn({ level: 'BASIC', now }), await idp.signIn({ level: 'BASIC', now })]
    const silently = (hint: string | null, at = now) =>
      authorize(idp.at(at), { parameters: request({ prompt: 'none', id_token_hint: hint }), session })
    expect(answered(await silently(await idTokenOf(other.session))).get('error')).toBe('login_required')
    const own = await idTokenOf(session)
    expect(answered(await silently(own)).has('code')).toBe(true)
    // Expired, it still says who it was.
    expect(answered(await silently(own, now + 3000)).has('code')).toBe(true)
  })

  test('a registered address comes back byte for byte, its own query before ours', async () => {
    const odd = 'https://Shop.example:443/a%20b/%7eback?x=%7e&y'
    const shops = await testProvider([{ ...shop, redirectUris: [odd] }])
    const { session } = await shops.signIn({ level: 'BASIC', now })
    const result = await authorize(shops.at(now), { parameters: request({ redirect_uri: odd }), session })
    expect(result.kind === 'redirect' ? result.url : '').toMatch(
      /^https:\/\/Shop\.example:443\/a%20b\/%7eback\?x=%7e&y&code=[\w-]+&state=xyz&iss=https%3A/,
    )
    await shops.close()
  })

  test('prompt=create offers an account', async () => {
    expect((await authorize(idp.at(now), { parameters: request({ prompt: 'create' }), session: null })).kind).toBe(
      'register',
    )
  })
})

describe('describeAuthorize', () => {
  test('names the service and what it asks for', async () => {
    const path = `${oauth2.authorize}?${request({ acr_values: acrOf('MEDIUM'), login_hint: 'a@b.eu', max_age: '60' })}`
    expect(await describeAuthorize(idp.at(now), path)).toEqual({
      serviceName: 'Shop',
      level: 'MEDIUM',
      methods: null,
      forceFresh: false,
      maxAge: 60,
      loginHint: 'a@b.eu',
    })
  })

  test.each([
    '/cas/account',
    'https://evil.example/cas/oauth2/authorize',
    '//evil.example/cas/oauth2/authorize',
    `${oauth2.authorize}?client_id=nobody`,
    `${oauth2.authorize}?${request({ response_type: 'token' })}`,
    `${oauth2.authorize}?${request({ redirect_uri: 'https://evil.example/' })}`,
  ])('%s is none', async (path) => {
    expect(await describeAuthorize(idp.at(now), path)).toBeNull()
  })
})
