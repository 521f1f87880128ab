import { addresses } from '@laissez-passer/core/addresses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authorize, describeAuthorize, pushRequest } from '../../../src/oidc/index.ts'
import { keyPair, proof } from '../../support/clients.ts'
import { basic, request, shop, type TestProvider, testProvider } from '../../support/provider.ts'

const now = 1_800_000_000
const { oauth2 } = addresses('/cas')
const other = { ...shop, name: 'Other', clientId: 'other' }
const authorization = basic('shop', shop.clientSecret)
let idp: TestProvider

beforeAll(async () => {
  idp = await testProvider([shop, other])
})
afterAll(() => idp.close())

const push = (changes: Parameters<typeof request>[0] = {}, header: string | null = authorization) =>
  pushRequest(idp.at(now), { authorization: header, dpop: null, parameters: request(changes) })

async function pushed(changes: Parameters<typeof request>[0] = {}): Promise<URLSearchParams> {
  const { body } = await push(changes)
  return new URLSearchParams({ client_id: 'shop', request_uri: String(body['request_uri']) })
}

describe('a pushed request', () => {
  test('is kept for its client, under a reference that only the answer has', async () => {
    const { status, body } = await push()
    expect([status, body['expires_in']]).toEqual([201, 60])
    expect(body['request_uri']).toMatch(/^urn:ietf:params:oauth:request_uri:[\w-]{44}$/)
    const token = String(body['request_uri']).replace(/.*:/, '')
    expect(await idp.store.pushedRequests.find(token)).toBeNull()
  })

  test('keeps nothing that proves the client', async () => {
    const parameters = request({ client_secret: shop.clientSecret })
    const { body } = await pushRequest(idp.at(now), { authorization: null, dpop: null, parameters })
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const query = new URLSearchParams({ client_id: 'shop', request_uri: String(body['request_uri']) })
    const result = await authorize(idp.at(now), { parameters: query, session })
    expect(result.kind).toBe('redirect')
    const seen: string[] = []
    const { store } = idp.at(now)
    const watched = {
      ...idp.at(now),
      store: {
        ...store,
        pushedRequests: {
          ...store.pushedRequests,
          push: async (row: { readonly parameters: string }) => void seen.push(row.parameters),
        },
      },
    }
    await pushRequest(watched, { authorization: null, dpop: null, parameters })
    await pushRequest(watched, { authorization, dpop: null, parameters: request({ client_id: null }) })
    expect(seen).toHaveLength(2)
    for (const kept of seen.map((each) => new URLSearchParams(each))) {
      expect([kept.get('client_id'), kept.has('code_challenge')]).toEqual(['shop', true])
      for (const name of ['client_secret', 'client_assertion', 'client_assertion_type'])
        expect(kept.has(name)).toBe(false)
    }
  })

  test('with a proof is bound to its key, and to no other that it names', async () => {
    const key = await keyPair('ES256')
    const pushing = async (dpop: string | null, changes = {}) =>
      (await pushRequest(idp.at(now), { authorization, dpop, parameters: request(changes) })).body['error']
    const proved = (changes = {}) => proof(key, { changes: { htu: 'https://id.example/cas/oauth2/par', ...changes } })
    expect(await pushing(await proved({ htu: 'https://id.example/cas/oauth2/token' }))).toBe('invalid_dpop_proof')
    expect(await pushing('not one')).toBe('invalid_dpop_proof')
    expect(await pushing(await proved(), { dpop_jkt: 'A'.repeat(43) })).toBe('invalid_dpop_proof')
    for (const changes of [{}, { dpop_jkt: key.jkt }]) expect(await pushing(await proved(), changes)).toBeUndefined()
  })

  test.each([
    ['with a wrong secret', {}, basic('shop', 'wrong'), 401, 'invalid_client'],
    ['without one', {}, null, 401, 'invalid_client'],
    ['with another client’s id', { client_id: 'other' }, authorization, 401, 'invalid_client'],
    ['with a reference in it', { request_uri: 'urn:x' }, authorization, 400, 'invalid_request'],
    ['for a foreign address', { redirect_uri: 'https://evil.example/' }, authorization, 400, 'invalid_request'],
    ['without PKCE', { code_challenge: null }, authorization, 400, 'invalid_request'],
    ['for a token', { response_type: 'token' }, authorization, 400, 'unsupported_response_type'],
  ])('%s is refused, and nothing is kept', async (_, changes, header, status, error) => {
    const refused = await push(changes, header)
    expect([refused.status, refused.body['error']]).toEqual([status, error])
    expect(refused.body).not.toHaveProperty('request_uri')
    // The characters that a description may have (RFC 6749 §5.2).
    expect(refused.body['error_description']).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/)
  })

  test('with a parameter twice is refused', async () => {
    const parameters = request()
    parameters.append('state', 'another')
    expect((await pushRequest(idp.at(now), { authorization, dpop: null, parameters })).body['error']).toBe(
      'invalid_request',
    )
  })

  test('is what counts: nothing that the browser brings beside it is part of it', async () => {
    const query = await pushed({ state: null })
    query.set('state', 'of the browser')
    query.set('redirect_uri', 'https://evil.example/')
    query.set('prompt', 'none')
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const result = await authorize(idp.at(now), { parameters: query, session })
    const url = new URL(result.kind === 'redirect' ? result.url : '')
    expect(url.origin).toBe('https://shop.example')
    expect(url.searchParams.has('code')).toBe(true)
    expect(url.searchParams.has('state')).toBe(false)
  })

  test('may be looked at again until a code answers it, and is over then', async () => {
    const query = await pushed()
    for (const _ of [1, 2])
      expect((await authorize(idp.at(now), { parameters: query, session: null })).kind).toBe('sign-in')
    const { session } = await idp.signIn({ level: 'BASIC', now })
    expect((await authorize(idp.at(now), { parameters: query, session })).kind).toBe('redirect')
    expect(await authorize(idp.at(now), { parameters: query, session })).toEqual({
      kind: 'refuse',
      reason: 'request-over',
    })
  })

  test('is nobody else’s, and none that wasn’t pushed', async () => {
    const query = await pushed()
    for (const [name, value] of [
      ['client_id', 'other'],
      ['request_uri', 'urn:ietf:params:oauth:request_uri:nobody'],
    ] as const) {
      const parameters = new URLSearchParams(query)
      parameters.set(name, value)
      expect(await authorize(idp.at(now), { parameters, session: null })).toEqual({
        kind: 'refuse',
        reason: 'request-over',
      })
    }
  })

  test('must be come with in time; who did may take long to sign in', async () => {
    const query = await pushed({ prompt: 'login', ui_locales: 'fr' })
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const first = await authorize(idp.at(now + 59), { parameters: query, session })
    if (first.kind !== 'sign-in') throw new Error(first.kind)
    expect(first.uiLocales).toBe('fr')
    expect(await authorize(idp.at(now + 60), { parameters: query, session })).toEqual({
      kind: 'refuse',
      reason: 'request-over',
    })
    expect(await describeAuthorize(idp.at(now + 900), first.continueTo)).toMatchObject({ serviceName: 'Shop' })
    const back = new URL(first.continueTo, 'https://id.example').searchParams
    expect((await authorize(idp.at(now + 900), { parameters: back, session })).kind).toBe('sign-in')
    const fresh = await idp.signIn({ level: 'BASIC', now: now + 890 })
    expect((await authorize(idp.at(now + 900), { parameters: back, session: fresh.session })).kind).toBe('redirect')
  })

  test('is all that a client registered for it may send', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    for (const more of [{ requirePushedAuthorizationRequests: true }, { profile: 'fapi2' as const }]) {
      const services = idp.at(now).services.map((each) => (each.type === 'oidc' ? { ...each, ...more } : each))
      const result = await authorize({ ...idp.at(now), services }, { parameters: request(), session })
      const error = result.kind === 'redirect' && new URL(result.url).searchParams.get('error')
      expect([more, error]).toEqual([more, 'invalid_request'])
    }
  })

  test('describes nothing where nobody knows it', async () => {
    expect(await describeAuthorize(idp.at(now), `${oauth2.authorize}?${await pushed()}`)).toMatchObject({
      level: 'BASIC',
    })
    expect(await describeAuthorize(idp.at(now + 60), `${oauth2.authorize}?${await pushed()}`)).toBeNull()
  })
})
