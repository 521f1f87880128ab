import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateKeyPair, exportJWK, SignJWT } from 'jose'
import { beginLogin } from '../src/cas/index.ts'
import { answerTokenRequest, pushRequest } from '../src/oidc/index.ts'
import type { ServiceInput } from '../src/services/index.ts'
import { casServices, wiki } from './support/cas.ts'
import {
  app,
  basic,
  redirectUri,
  request,
  shop,
  settings,
  type TestProvider,
  testProvider,
} from './support/provider.ts'

const now = 1_800_000_000
let idp: TestProvider
beforeAll(async () => {
  const services: readonly ServiceInput[] = [shop, app, ...casServices]
  idp = await testProvider(services)
})
afterAll(() => idp.close())

interface Answered {
  readonly status?: number
  readonly retryAfter?: number
}

/** What strangers can have kept, and how often from one address. */
const kinds: readonly (readonly [
  what: string,
  limit: number,
  seconds: number,
  ask: (address: string, at: number) => Promise<Answered>,
])[] = [
  [
    'a request that a public client pushes',
    600,
    300,
    (address, at) =>
      pushRequest(idp.at(at), {
        address,
        authorization: null,
        dpop: null,
        parameters: request({ client_id: 'app', redirect_uri: 'http://127.0.0.1/back' }),
      }),
  ],
  [
    'a login that begins at EU Login’s address for it',
    6000,
    300,
    (from, at) =>
      beginLogin({ ...idp.at(at), store: idp.store }, { from, given: new URLSearchParams({ service: wiki }) }),
  ],
  [
    'a proof that comes with a token request',
    600,
    60,
    async (address, at) =>
      answerTokenRequest(idp.at(at), {
        address,
        authorization: null,
        dpop: 'not one',
        parameters: new URLSearchParams({ grant_type: 'authorization_code', client_id: 'app', code: 'x' }),
      }),
  ],
]

describe('what strangers can have kept is counted by their address', () => {
  test.each(kinds)('%s', async (_what, limit, seconds, ask) => {
    const rests = ({ status }: Answered) => status === 429
    for (let count = 0; count < limit; count++) expect(rests(await ask('192.0.2.1', now))).toBe(false)
    // The one that fills the count was the last.
    const full = await ask('192.0.2.1', now)
    expect([full.status, full.retryAfter]).toEqual([429, seconds])
    expect(rests(await ask('192.0.2.2', now))).toBe(false)
    expect(rests(await ask('192.0.2.1', now + seconds))).toBe(false)
  })

  test.each([
    ['pushed-request:300', 300, kinds[0]],
    ['login-init:300', 300, kinds[1]],
    ['dpop-proof:60', 60, kinds[2]],
  ] as const)('an address that rests has nothing kept: %s', async (key, seconds, kind) => {
    const rule = { key: `${key}:from:198.51.100.9`, accountId: null, limit: 1, lockSeconds: 30, windowSeconds: seconds }
    for (const ok of [true, false]) expect((await idp.store.throttle.spend([rule], { now })).ok).toBe(ok)
    const ask = kind?.[3]
    expect(await ask?.('198.51.100.9', now)).toMatchObject({ status: 429, retryAfter: 30 })
    expect(await ask?.('198.51.100.8', now)).not.toMatchObject({ status: 429 })
  })

  test('and not where a client has shown who it is', async () => {
    for (let count = 0; count < 700; count++) {
      const pushed = { address: '192.0.2.3', authorization: basic('shop', shop.clientSecret), dpop: null }
      expect((await pushRequest(idp.at(now), { ...pushed, parameters: request() })).status).toBe(201)
    }
  })

  test('nor without anything to keep: a proof of a token that is good goes by', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const endpoint = settings.origin + settings.addresses.oauth2.token
    const proof = await new SignJWT({ htm: 'POST', htu: endpoint, jti: 'one' })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) })
      .setIssuedAt(now)
      .sign(privateKey)
    const parameters = new URLSearchParams({ grant_type: 'authorization_code', client_id: 'app', code: 'x' })
    parameters.set('redirect_uri', redirectUri)
    const asked = { address: '192.0.2.4', authorization: null, dpop: proof, parameters }
    expect((await answerTokenRequest(idp.at(now), asked)).body).toMatchObject({ error: 'invalid_grant' })
    expect((await answerTokenRequest(idp.at(now), asked)).body).toMatchObject({ error: 'invalid_dpop_proof' })
  })
})
