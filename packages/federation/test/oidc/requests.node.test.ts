import { addresses } from '@laissez-passer/core/addresses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describing } from '../../src/oidc/grants/answer.ts'
import { authorize, describeAuthorize, endSessionRequest, answerTokenRequest, userinfo } from '../../src/oidc/index.ts'
import {
  presenting,
  basic,
  redirectUri,
  request,
  shop,
  type TestProvider,
  testProvider,
  verifier,
} from '../support/provider.ts'

const now = 1_800_000_000
const { oauth2 } = addresses('/cas')
let idp: TestProvider

beforeAll(async () => {
  idp = await testProvider()
})
afterAll(() => idp.close())

const asked = async (parameters: URLSearchParams) => {
  const result = await authorize(idp.at(now), { parameters, session: null })
  return result.kind === 'redirect' ? (new URL(result.url).searchParams.get('error') ?? '') : result.kind
}

async function newCode(): Promise<string> {
  const { session } = await idp.signIn({ level: 'BASIC', now })
  const result = await authorize(idp.at(now), { parameters: request(), session })
  return result.kind === 'redirect' ? (new URL(result.url).searchParams.get('code') ?? '') : ''
}

function exchange(fields: Readonly<Record<string, string>>, ...more: readonly (readonly [string, string])[]) {
  const parameters = new URLSearchParams({
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...fields,
  })
  for (const [name, value] of more) parameters.append(name, value)
  return answerTokenRequest(idp.at(now), { authorization: basic('shop', shop.clientSecret), parameters })
}

describe('an authorization request is read whole', () => {
  const right = request().get('code_challenge') ?? ''
  test.each([
    ['a challenge with something before it', { code_challenge: `!${right}` }, 'invalid_request'],
    ['a challenge with something behind it', { code_challenge: `${right}A` }, 'invalid_request'],
    ['a max_age with something before it', { max_age: 'x60' }, 'invalid_request'],
    ['a max_age with something behind it', { max_age: '60s' }, 'invalid_request'],
    ['a negative max_age', { max_age: '-1' }, 'invalid_request'],
    ['an answer in the query, said so', { response_mode: 'query' }, 'sign-in'],
    ['prompt=none with spaces around it', { prompt: ' none ' }, 'login_required'],
    ['an empty prompt', { prompt: '' }, 'sign-in'],
  ])('%s', async (_, changes, outcome) => {
    expect(await asked(request(changes))).toBe(outcome)
  })

  test('resource may be repeated (RFC 8707), and is judged; nothing else may', async () => {
    const parameters = request()
    for (const place of ['https://a.example/', 'https://b.example/']) parameters.append('resource', place)
    expect(await asked(parameters)).toBe('invalid_target')
    parameters.append('nonce', 'another')
    expect(await asked(parameters)).toBe('refuse')
  })

  test('a hint of endless length is cut; without max_age no age is asked for', async () => {
    const path = (changes: Readonly<Record<string, string>>) => `${oauth2.authorize}?${request(changes)}`
    const described = await describeAuthorize(idp.at(now), path({ login_hint: 'x'.repeat(10_000) }))
    expect(described?.loginHint?.length).toBeLessThan(1000)
    expect(described?.maxAge).toBeNull()
    expect((await describeAuthorize(idp.at(now), path({ max_age: '7' })))?.maxAge).toBe(7)
  })

  test('only our own path at our own origin is a request', async () => {
    const query = request().toString()
    for (const path of [`https://evil.example${oauth2.authorize}?${query}`, `/cas/other?${query}`, `http://[?${query}`])
      expect(await describeAuthorize(idp.at(now), path)).toBeNull()
    expect(await describeAuthorize(idp.at(now), `${oauth2.authorize}?${query}`)).not.toBeNull()
  })

  test('prompt=create with somebody signed in who doesn’t suffice is a sign-in', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now: now - 100 })
    const parameters = request({ prompt: 'create', max_age: '10' })
    expect((await authorize(idp.at(now), { parameters, session })).kind).toBe('sign-in')
  })

  test('a session that ended meanwhile gets no code', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    await idp.store.sessions.end({ idHash: session.idHash, now })
    expect((await authorize(idp.at(now), { parameters: request(), session })).kind).toBe('sign-in')
    const silent = await authorize(idp.at(now), { parameters: request({ prompt: 'none' }), session })
    expect(silent.kind === 'redirect' && new URL(silent.url).searchParams.get('error')).toBe('login_required')
  })

  test('scopes that nobody knows are left out; an answer without a state has none', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const parameters = request({ scope: 'openid openid phone email address', state: null })
    const result = await authorize(idp.at(now), { parameters, session })
    const back = new URL(result.kind === 'redirect' ? result.url : '').searchParams
    expect(back.has('state')).toBe(false)
    expect((await exchange({ code: back.get('code') ?? '' })).body['scope']).toBe('openid email')
  })

  test('what is told of it has no character that a description can’t have', async () => {
    const parameters = request({ prompt: 'none', request: 'x' })
    const result = await authorize(idp.at(now), { parameters, session: null })
    const { searchParams } = new URL(result.kind === 'redirect' ? result.url : '')
    expect(searchParams.get('error_description')).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/)
    expect(describing('isn’t “a”\n\\')).toBe("isn't ?a???")
  })
})

describe('a token request is read whole', () => {
  test('a parameter that occurs twice', async () => {
    const { status, body } = await exchange({ code: 'x' }, ['code_verifier', 'other'])
    expect([status, body]).toEqual([400, { error: 'invalid_request', error_description: 'code_verifier occurs twice' }])
  })

  test('no code, an unknown one, one that was used', async () => {
    expect((await exchange({})).body).toEqual({ error: 'invalid_request', error_description: 'code is missing' })
    expect((await exchange({ code: 'x' })).body['error_description']).toBe('The code is unknown or has expired')
    const code = await newCode()
    expect((await exchange({ code })).status).toBe(200)
    expect((await exchange({ code })).body['error_description']).toBe('The code was used before')
  })

  test.each([
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a verifier with something before it', { code_verifier: `!${verifier}` }, 'invalid_grant'],
    ['a verifier with something behind it', { code_verifier: `${verifier}!` }, 'invalid_grant'],
    ['a short verifier', { code_verifier: verifier.slice(1) }, 'invalid_grant'],
  ])('%s', async (_, changes, error) => {
    expect((await exchange({ code: await newCode(), ...changes })).body['error']).toBe(error)
  })

  test('one factor isn’t said to be several; a nonce that wasn’t sent isn’t there', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const result = await authorize(idp.at(now), { parameters: request({ nonce: null }), session })
    const code = new URL(result.kind === 'redirect' ? result.url : '').searchParams.get('code') ?? ''
    const idToken = String((await exchange({ code })).body['id_token'])
    const claims: unknown = JSON.parse(atob((idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
    expect(claims).toMatchObject({ amr: ['pwd'], at_hash: expect.stringMatching(/^[\w-]{22}$/) })
    expect(claims).not.toHaveProperty('nonce')
    expect(claims).not.toHaveProperty('eid_assurance')
  })
})

test('an access token is read whole, under its own scheme', async () => {
  const token = String((await exchange({ code: await newCode() })).body['access_token'])
  expect((await userinfo(idp.at(now), presenting(`bearer ${token}`))).ok).toBe(true)
  for (const header of [
    token,
    `Basic ${token}`,
    `X Bearer ${token}`,
    `Bearer ${token} x`,
    `Bearer ${token}!`,
    'Bearer ',
  ])
    expect(await userinfo(idp.at(now), presenting(header))).toMatchObject({ ok: false, error: null })
})

test('a relying party that is registered no more learns nothing by a token that it still has', async () => {
  const { session } = await idp.signIn({ level: 'BASIC', now })
  const result = await authorize(idp.at(now), { parameters: request(), session })
  const code = new URL(result.kind === 'redirect' ? result.url : '').searchParams.get('code') ?? ''
  const token = String((await exchange({ code })).body['access_token'])
  expect(await userinfo({ ...idp.at(now), services: [] }, presenting(`Bearer ${token}`))).toMatchObject({
    ok: false,
    error: 'invalid_token',
  })
})

describe('logout without an ID token', () => {
  const ask = (fields: Readonly<Record<string, string>>, uid: string | null) =>
    endSessionRequest(idp.at(now), { parameters: new URLSearchParams(fields), uid })
  const back = { client_id: 'shop', post_logout_redirect_uri: 'https://shop.example/' }

  test('of nobody goes on at once; of somebody asks first, and goes on after', async () => {
    expect(await ask(back, null)).toMatchObject({ kind: 'end', redirect: 'https://shop.example/' })
    expect(await ask(back, 'n00abcde')).toMatchObject({ kind: 'ask', redirect: 'https://shop.example/' })
  })

  test('of nobody known goes nowhere', async () => {
    expect(await ask({ ...back, client_id: 'nobody' }, null)).toMatchObject({ kind: 'end', redirect: null })
    expect(await ask({ client_id: 'shop' }, null)).toMatchObject({ kind: 'end', redirect: null })
    expect(await ask({ ...back, id_token_hint: 'rubbish' }, 'n00abcde')).toMatchObject({ kind: 'ask' })
  })
})
