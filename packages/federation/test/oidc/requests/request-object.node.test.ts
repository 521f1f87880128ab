import type { Outgoing } from '@laissez-passer/core/ports'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findClient } from '../../../src/oidc/clients/find.ts'
import { authorize, pushRequest } from '../../../src/oidc/index.ts'
import { openRequestObject } from '../../../src/oidc/requests/request-object.ts'
import type { ServiceInput } from '../../../src/services/index.ts'
import { redirectUri, request, shop, type TestProvider, testProvider } from '../../support/provider.ts'

const now = 1_800_000_000
const alg = 'ES256'
let idp: TestProvider
let privateKey: CryptoKey
let stranger: CryptoKey

beforeAll(async () => {
  const pair = await generateKeyPair(alg)
  privateKey = pair.privateKey
  stranger = (await generateKeyPair(alg)).privateKey
  const { clientSecret: _, ...open } = shop
  const signer: ServiceInput = {
    ...open,
    tokenEndpointAuthMethod: 'none',
    clientId: 'signer',
    name: 'Signer',
    jwks: { keys: [{ ...(await exportJWK(pair.publicKey)), kty: 'EC' }] },
  }
  const always: ServiceInput = { ...signer, clientId: 'always', name: 'Always', requireSignedRequestObject: true }
  idp = await testProvider([shop, signer, always])
})
afterAll(() => idp.close())

type Claims = Readonly<Record<string, unknown>>

function object(changes: Claims = {}, { key = privateKey, typ }: { key?: CryptoKey; typ?: string } = {}) {
  const asked: Record<string, unknown> = {
    ...Object.fromEntries(request({ client_id: 'signer' })),
    iss: 'signer',
    aud: idp.issuer,
    exp: now + 60,
    ...changes,
  }
  const payload: JWTPayload = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  return new SignJWT(payload).setProtectedHeader({ alg, ...(typ === undefined ? {} : { typ }) }).sign(key)
}

async function ask(value: string, { at = now, clientId = 'signer', more = {} } = {}) {
  const { session } = await idp.signIn({ level: 'BASIC', now: at })
  const parameters = new URLSearchParams({ client_id: clientId, request: value, redirect_uri: redirectUri, ...more })
  const result = await authorize(idp.at(at), { parameters, session })
  return result.kind === 'redirect' ? new URL(result.url).searchParams : result.kind
}
const errorOf = async (...args: Parameters<typeof ask>) => {
  const answer = await ask(...args)
  return typeof answer === 'string' ? answer : answer.get('error')
}

describe('a request that its client signed', () => {
  test('is what counts: what stands beside it is no part of it', async () => {
    const more = { state: 'outside', nonce: 'outside', redirect_uri: 'https://evil.example/', scope: 'openid email' }
    const answer = await ask(await object({ state: 'inside' }), { more })
    expect(typeof answer !== 'string' && [answer.get('state'), answer.has('code')]).toEqual(['inside', true])
    const none = await ask(await object({ state: undefined }), { more })
    expect(typeof none !== 'string' && [none.has('state'), none.has('code')]).toEqual([false, true])
  })

  test('says numbers and objects as JSON does', async () => {
    const old = await object({ max_age: 0, claims: { id_token: { acr: null } } })
    expect(await errorOf(old)).toBeNull()
    expect(await errorOf(await object({ max_age: 'soon' }))).toBe('invalid_request')
    expect(await errorOf(await object({ claims: { userinfo: [] } }))).toBe('invalid_request')
  })

  test('may leave out what the specification lets it, and be typed as it says', async () => {
    for (const left of ['iss', 'aud', 'exp', 'client_id'])
      expect(await errorOf(await object({ [left]: undefined }))).toBeNull()
    for (const typ of ['JWT', 'oauth-authz-req+jwt']) expect(await errorOf(await object({}, { typ }))).toBeNull()
    expect(await errorOf(await object({ aud: ['https://other.example', idp.issuer] }))).toBeNull()
  })

  test.each<[string, Claims]>([
    ['for somebody else', { aud: 'https://other.example' }],
    ['by another client', { iss: 'shop' }],
    ['of another client', { client_id: 'shop' }],
    ['expired', { exp: now - 61 }],
    ['not yet good', { nbf: now + 61 }],
    ['with another in it', { request: 'x' }],
    ['with a reference in it', { request_uri: 'urn:ietf:params:oauth:request_uri:x' }],
  ])('%s is refused', async (_, changes) => {
    expect(await errorOf(await object(changes))).toBe('invalid_request_object')
  })

  test('by another key, broken, or of another type is refused', async () => {
    expect(await errorOf(await object({}, { key: stranger }))).toBe('invalid_request_object')
    expect(await errorOf(await object({}, { typ: 'dpop+jwt' }))).toBe('invalid_request_object')
    for (const broken of ['eyJ', '', 'a.b.c', (await object()).slice(0, -4)])
      expect(await errorOf(broken), broken).toBe('invalid_request_object')
  })

  test('unsigned is not supported, nor of a client without keys', async () => {
    const [head, body] = [{ alg: 'none' }, Object.fromEntries(request({ client_id: 'signer' }))].map((part) =>
      btoa(JSON.stringify(part)).replaceAll('=', ''),
    )
    expect(await errorOf(`${head}.${body}.`)).toBe('request_not_supported')
    expect(await errorOf(await object(), { clientId: 'shop' })).toBe('request_not_supported')
  })

  test('says nothing by what is null, and lives as long as it likes outside FAPI 2.0', async () => {
    const answer = await ask(await object({ state: null, max_age: null }))
    expect(typeof answer !== 'string' && [answer.has('code'), answer.has('state')]).toEqual([true, false])
    expect(await errorOf(await object({ nbf: now - 4000, exp: now + 90_000 }))).toBeNull()
  })

  test('of FAPI 2.0 lives an hour at most, and began within the last', async () => {
    const signer = await findClient(idp.at(now), 'signer')
    if (signer === null) throw new Error('no signer')
    const service = { ...signer, profile: 'fapi2' } as const
    const opens = async (changes: Claims, begun = false) =>
      (await openRequestObject(idp.at(now), { begun, object: await object(changes), service })).ok
    expect(await opens({ nbf: now - 3600, exp: now })).toBe(true)
    expect(await opens({ nbf: now - 3601, exp: now - 1 })).toBe(false)
    expect(await opens({ nbf: now - 3601, exp: now - 1 }, true)).toBe(true)
    expect(await opens({ nbf: now, exp: now + 3601 })).toBe(false)
    for (const left of ['nbf', 'exp', 'aud', 'iss']) expect(await opens({ nbf: now, [left]: undefined })).toBe(false)
  })

  test('may be by a key at its address', async () => {
    const signer = await findClient(idp.at(now), 'signer')
    if (signer === null) throw new Error('no signer')
    const { jwks, ...rest } = signer
    const services = [{ ...rest, jwksUri: 'https://shop.example/keys' }]
    const body = new TextEncoder().encode(JSON.stringify(jwks))
    const outgoing: Outgoing = async () => ({ ok: true, status: 200, headers: new Headers(), body })
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const parameters = new URLSearchParams({ client_id: 'signer', request: await object() })
    const result = await authorize({ ...idp.at(now), services, outgoing }, { parameters, session })
    expect(new URL(result.kind === 'redirect' ? result.url : '').searchParams.has('code')).toBe(true)
  })

  test('names no address that isn’t registered', async () => {
    expect(await ask(await object({ redirect_uri: 'https://evil.example/' }))).toBe('refuse')
    const more = { redirect_uri: 'https://evil.example/' }
    expect(await ask(await object({}, { key: stranger }), { more })).toBe('refuse')
  })

  test('may expire while its person signs in, and asks for that once', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const parameters = new URLSearchParams({ client_id: 'signer', request: await object({ prompt: 'login' }) })
    const first = await authorize(idp.at(now), { parameters, session })
    if (first.kind !== 'sign-in') throw new Error(first.kind)
    const back = new URL(first.continueTo, 'https://id.example').searchParams
    const fresh = await idp.signIn({ level: 'BASIC', now: now + 600 })
    expect((await authorize(idp.at(now + 600), { parameters: back, session: fresh.session })).kind).toBe('redirect')
    back.set('request', await object({ state: 'another' }))
    expect((await authorize(idp.at(now + 600), { parameters: back, session: fresh.session })).kind).toBe('refuse')
  })

  test('may be pushed, and stands for all that is pushed with it', async () => {
    const parameters = new URLSearchParams({ client_id: 'signer', state: 'outside', request: await object() })
    const push = (form: URLSearchParams) =>
      pushRequest(idp.at(now), { authorization: null, dpop: null, parameters: form })
    const { body } = await push(parameters)
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const query = new URLSearchParams({ client_id: 'signer', request_uri: String(body['request_uri']) })
    const result = await authorize(idp.at(now), { parameters: query, session })
    expect(new URL(result.kind === 'redirect' ? result.url : '').searchParams.get('state')).toBe('xyz')
    parameters.set('request', await object({}, { key: stranger }))
    expect(await push(parameters)).toMatchObject({ status: 400, body: { error: 'invalid_request_object' } })
  })

  test('is all that a client registered for it may send', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const plain = await authorize(idp.at(now), { parameters: request({ client_id: 'always' }), session })
    expect(plain.kind === 'redirect' && new URL(plain.url).searchParams.get('error')).toBe('invalid_request')
    const signed = await object({ iss: 'always', client_id: 'always' })
    expect(await errorOf(signed, { clientId: 'always' })).toBeNull()
    const pushed = { authorization: null, dpop: null, parameters: request({ client_id: 'always' }) }
    expect(await pushRequest(idp.at(now), pushed)).toMatchObject({ body: { error: 'invalid_request' } })
  })
})
