import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { authenticateClient } from '../../../src/oidc/clients/authenticate.ts'
import { isFapi2 } from '../../../src/oidc/clients/fapi2.ts'
import type { OidcProvider } from '../../../src/oidc/index.ts'
import type { ServiceInput } from '../../../src/services/index.ts'
import { keyPair, type KeyPair, now, secret, tokenEndpoint } from '../../support/clients.ts'
import { redirectUri, type TestProvider, testProvider } from '../../support/provider.ts'

const issuer = 'https://id.example/cas/oauth2'
const introspection = 'https://id.example/cas/oauth2/token/introspect'
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const about = { type: 'oidc' as const, redirectUris: [redirectUri] }

let idp: TestProvider
const keys = new Map<string, KeyPair>()
const key = (alg: string): KeyPair => {
  const found = keys.get(alg)
  if (!found) throw new Error(alg)
  return found
}

beforeAll(async () => {
  for (const alg of ['ES256', 'PS256', 'EdDSA', 'RS256', 'RS384', 'ES384']) keys.set(alg, await keyPair(alg))
  const jwks = { keys: [...keys.values()].map(({ jwk }) => jwk) }
  const services: ServiceInput[] = [
    { ...about, name: 'Keys', clientId: 'keys', jwks },
    { ...about, name: 'Secret', clientId: 'hmac', clientSecret: secret, tokenEndpointAuthMethod: 'client_secret_jwt' },
    {
      ...about,
      name: 'Basic',
      clientId: 'basic',
      clientSecret: secret,
      tokenEndpointAuthMethod: 'client_secret_basic',
    },
    { ...about, name: 'Post', clientId: 'post', clientSecret: secret, tokenEndpointAuthMethod: 'client_secret_post' },
    { ...about, name: 'Both', clientId: 'both', clientSecret: secret, jwks },
    { ...about, name: 'None', clientId: 'none' },
  ]
  idp = await testProvider(services)
})
afterAll(() => idp.close())

type Claims = Readonly<Record<string, unknown>>

const claims = (changes: Claims = {}): Claims => ({
  iss: 'keys',
  sub: 'keys',
  aud: issuer,
  jti: randomUUID(),
  iat: now,
  exp: now + 60,
  ...changes,
})

const byKey = (changes: Claims = {}, alg = 'ES256'): Promise<string> => key(alg).sign(claims(changes))
const bySecret = (changes: Claims = {}, { alg = 'HS256', typ = 'JWT', with: shared = secret } = {}): Promise<string> =>
  new SignJWT(claims({ iss: 'hmac', sub: 'hmac', ...changes }))
    .setProtectedHeader({ alg, typ })
    .sign(new TextEncoder().encode(shared))

interface Asking {
  readonly fields?: Readonly<Record<string, string>>
  readonly endpoint?: string
  readonly provider?: OidcProvider
  readonly authorization?: string | null
}

function present(
  assertion: string,
  { authorization = null, endpoint = tokenEndpoint, fields = {}, provider = idp.at(now) }: Asking = {},
) {
  const form = { client_assertion_type: assertionType, client_assertion: assertion, ...fields }
  return authenticateClient(provider, { authorization, endpoint, parameters: new URLSearchParams(form) })
}
const isTaken = async (assertion: string, asking: Asking = {}) => (await present(assertion, asking)).ok

describe('an assertion', () => {
  test.each(['ES256', 'PS256', 'EdDSA', 'RS256'])('signed by %s with a registered key is the client’s', async (alg) => {
    expect(await present(await byKey({}, alg))).toMatchObject({
      ok: true,
      method: 'private_key_jwt',
      service: { clientId: 'keys' },
    })
  })

  test('signed by the client’s secret is the client’s', async () => {
    expect(await present(await bySecret())).toMatchObject({ ok: true, method: 'client_secret_jwt' })
  })

  test.each([
    ['the token endpoint', { aud: tokenEndpoint }, {}],
    ['the token endpoint, wherever it is sent', { aud: tokenEndpoint }, { endpoint: introspection }],
    ['the endpoint that it is sent to', { aud: introspection }, { endpoint: introspection }],
    ['all of ours', { aud: [issuer, tokenEndpoint] }, {}],
    ['its client id beside it', {}, { fields: { client_id: 'keys' } }],
  ])('may name %s', async (_, changes, asking) => {
    expect(await isTaken(await byKey(changes), asking)).toBe(true)
  })

  test.each<readonly [string, Claims]>([
    ['another issuer', { iss: 'hmac' }],
    ['another subject', { sub: 'hmac' }],
    ['another audience', { aud: 'https://evil.example/' }],
    ['an audience beside us', { aud: [issuer, 'https://evil.example/'] }],
    ['no audience', { aud: undefined }],
    ['an empty audience', { aud: [] }],
    ['nothing as its audience', { aud: null }],
    ['another endpoint of ours', { aud: introspection }],
    ['no end', { exp: undefined }],
    ['its end behind it', { exp: now - 60 }],
    ['an end far away', { exp: now + 3661 }],
    ['a beginning to come', { nbf: now + 61 }],
    ['a time to come', { iat: now + 61 }],
    ['no id', { jti: undefined }],
    ['an empty id', { jti: '' }],
    ['an id that is no text', { jti: 7 }],
  ])('with %s is nobody’s', async (_, changes) => {
    expect(await isTaken(await byKey(changes))).toBe(false)
  })

  test.each<readonly [string, Claims, string]>([
    ['its issuer', { iss: 'hmac' }, 'iss of client_assertion must be keys'],
    ['its audience', { aud: 'https://evil.example/' }, `aud of client_assertion must be ${issuer} or ${tokenEndpoint}`],
    ['its end', { exp: now - 60 }, `exp of client_assertion is missing or out of time; it is ${now} here`],
    ['its id', { jti: '' }, 'jti was used before or is empty'],
  ])('that is wrong says so to whoever wrote the client: %s', async (_, changes, why) => {
    expect(await present(await byKey(changes))).toMatchObject({ why: expect.stringContaining(why) })
  })

  test('that is signed wrongly says how it is to be signed', async () => {
    const why = async (assertion: string) => {
      const answer = await present(assertion)
      return answer.ok ? '' : answer.why
    }
    expect(await why(await byKey({}, 'RS384'))).toBe(
      'client_assertion must be signed with ES256, PS256, EdDSA, Ed25519, RS256',
    )
    expect(await why(await (await keyPair('ES256')).sign(claims()))).toContain('keys')
    expect(await why(await bySecret({}, { with: `${secret}!` }))).toContain(
      'that hmac signed with its registered secret',
    )
  })

  test('may be a minute off, either way', async () => {
    for (const changes of [
      { exp: now - 59 },
      { nbf: now + 60 },
      { iat: now + 60 },
      { iat: undefined },
      { exp: now + 30.5 },
      { exp: now + 3660 },
    ])
      expect(await isTaken(await byKey(changes))).toBe(true)
  })

  test.each([
    ['an algorithm that isn’t listed', () => byKey({}, 'RS384')],
    ['another curve', () => byKey({}, 'ES384')],
    ['a key that isn’t registered', async () => (await keyPair('ES256')).sign(claims())],
    ['another’s key under a registered id', async () => (await keyPair('ES256', key('ES256').kid)).sign(claims())],
    [
      'the public key as a secret',
      () => bySecret({ iss: 'keys', sub: 'keys' }, { with: JSON.stringify(key('ES256').jwk) }),
    ],
    ['another secret', () => bySecret({}, { with: `${secret}!` })],
    ['an algorithm that needs a longer secret', () => bySecret({}, { alg: 'HS512', with: secret.repeat(2) })],
    ['what was signed as a request', () => bySecret({}, { typ: 'oauth-authz-req+jwt' })],
    ['a key where a secret is registered', () => byKey({ iss: 'hmac', sub: 'hmac' })],
  ])('signed by %s is nobody’s', async (_, make) => {
    expect(await isTaken(await make())).toBe(false)
  })

  test('that is unsigned is nobody’s', async () => {
    const [head, body] = [{ alg: 'none' }, claims()].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    )
    for (const assertion of [`${head}.${body}.`, `${head}.${body}`, '', 'a.b.c'])
      expect(await isTaken(assertion)).toBe(false)
  })

  test('is taken once, by whichever of 50 at once', async () => {
    const same = await byKey()
    const taken = await Promise.all(Array.from({ length: 50 }, () => isTaken(same)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await isTaken(same, { provider: idp.at(now + 119) })).toBe(false)
  })

  test('has an id of its client’s: another’s may be the same', async () => {
    const jti = randomUUID()
    expect([await isTaken(await byKey({ jti })), await isTaken(await bySecret({ jti }))]).toEqual([true, true])
  })

  test('that is refused uses no id up', async () => {
    const jti = randomUUID()
    expect(await isTaken(await (await keyPair('ES256')).sign(claims({ jti })))).toBe(false)
    expect(await isTaken(await byKey({ jti }))).toBe(true)
  })

  test('stands alone, is said to be one, and contradicts no client id', async () => {
    const basic = `Basic ${btoa(`keys:${secret}`)}`
    expect(await present(await byKey(), { authorization: basic })).toMatchObject({ ok: false, reason: 'two-methods' })
    expect(await present(await byKey(), { fields: { client_secret: secret } })).toMatchObject({ reason: 'two-methods' })
    for (const fields of [{ client_assertion_type: 'jwt' }, { client_assertion_type: '' }, { client_id: 'hmac' }])
      expect(await isTaken(await byKey(), { fields })).toBe(false)
  })
})

describe('what nobody can have signed', () => {
  /** How many signatures are looked at before the answer. */
  async function looks(assertion: string): Promise<number> {
    const verify = vi.spyOn(crypto.subtle, 'verify')
    expect(await isTaken(assertion)).toBe(false)
    const { length } = verify.mock.calls
    verify.mockRestore()
    return length
  }

  const of = (id: string) => claims({ iss: id, sub: id })

  test.each(['ES256', 'PS256', 'EdDSA', 'RS256'])(
    'costs as much as what a client hasn’t signed by %s: time doesn’t tell who is registered',
    async (alg) => {
      const { privateKey } = key(alg)
      const unknown = (kid: string) => ({ ...key(alg), kid, privateKey })
      for (const forged of [await keyPair(alg, key(alg).kid), unknown('another')])
        for (const id of ['keys', 'nobody', 'basic', 'none', 'hmac'])
          expect([alg, id, await looks(await forged.sign(of(id), { kid: forged.kid }))]).toEqual([alg, id, 1])
    },
  )

  test('costs as much by a secret', async () => {
    for (const id of ['hmac', 'nobody', 'keys', 'none'])
      expect([id, await looks(await bySecret(of(id), { with: `${secret}!` }))]).toEqual([id, 1])
  })

  test('has no key made for it that was made for another', async () => {
    const forged = await byKey(of('nobody'))
    expect(await isTaken(forged)).toBe(false)
    const make = vi.spyOn(crypto.subtle, 'generateKey')
    expect(await isTaken(forged)).toBe(false)
    expect(make).not.toHaveBeenCalled()
    make.mockRestore()
  })

  test('costs nothing where its algorithm is none that anybody may use', async () => {
    for (const id of ['keys', 'nobody']) expect(await looks(await byKey({ iss: id, sub: id }, 'RS384'))).toBe(0)
    for (const broken of ['', 'a.b.c', 'x']) expect(await looks(broken)).toBe(0)
  })
})

describe('a client of the FAPI 2.0 Security Profile', () => {
  const strict = (): OidcProvider => {
    const provider = idp.at(now)
    return { ...provider, services: provider.services.map((service) => ({ ...service, profile: 'fapi2' as const })) }
  }

  test('names the issuer alone, as a string, and signs by what is safe', async () => {
    expect(isFapi2({ profile: 'fapi2' })).toBe(true)
    for (const [taken, changes, alg] of [
      [true, {}, 'ES256'],
      [true, {}, 'PS256'],
      [true, {}, 'EdDSA'],
      [false, {}, 'RS256'],
      [false, { aud: tokenEndpoint }, 'ES256'],
      [false, { aud: [issuer] }, 'ES256'],
      [false, { aud: [issuer, tokenEndpoint] }, 'ES256'],
    ] as const)
      expect([alg, changes, await isTaken(await byKey(changes, alg), { provider: strict() })]).toEqual([
        alg,
        changes,
        taken,
      ])
  })
})

describe('the method that a client is registered with', () => {
  const ways: Readonly<
    Record<string, (id: string) => Promise<readonly [string | null, Readonly<Record<string, string>>]>>
  > = {
    client_secret_basic: async (id) => [`Basic ${btoa(`${id}:${secret.replaceAll(' ', '+')}`)}`, {}],
    client_secret_post: async (id) => [null, { client_id: id, client_secret: secret }],
    client_secret_jwt: async (id) => [null, asserted(await bySecret({ iss: id, sub: id }))],
    private_key_jwt: async (id) => [null, asserted(await byKey({ iss: id, sub: id }))],
    none: async (id) => [null, { client_id: id }],
  }
  const asserted = (client_assertion: string) => ({ client_assertion_type: assertionType, client_assertion })

  test.each([
    ['basic', ['client_secret_basic']],
    ['post', ['client_secret_post']],
    ['both', ['client_secret_basic', 'client_secret_post']],
    ['hmac', ['client_secret_jwt']],
    ['keys', ['private_key_jwt']],
    ['none', ['none']],
    ['nobody', []],
  ])('is the only one that counts: %s', async (id, expected) => {
    const taken: string[] = []
    for (const [method, make] of Object.entries(ways)) {
      const [authorization, fields] = await make(id)
      const parameters = new URLSearchParams(fields)
      const answer = await authenticateClient(idp.at(now), { authorization, parameters, endpoint: tokenEndpoint })
      if (answer.ok) taken.push(answer.method)
      expect(answer.ok ? answer.method : method).toBe(method)
    }
    expect(taken).toEqual(expected)
  })
})
