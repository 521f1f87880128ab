import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyProof } from '../../src/oidc/dpop/proof.ts'
import { sha256 } from '../../src/oidc/encoding.ts'
import { introspect, userinfo } from '../../src/oidc/index.ts'
import {
  client,
  exchange,
  keyPair,
  type KeyPair,
  newCode,
  now,
  proof,
  secret,
  tokenEndpoint,
} from '../support/clients.ts'
import { basic, presenting, type TestProvider, testProvider } from '../support/provider.ts'

const userinfoEndpoint = 'https://id.example/cas/oauth2/userinfo'
let idp: TestProvider
let key: KeyPair
let other: KeyPair
beforeAll(async () => {
  idp = await testProvider([client, { ...client, clientId: 'bound', name: 'Bound', dpopBoundAccessTokens: true }])
  ;[key, other] = [await keyPair('ES256'), await keyPair('ES256')]
})
afterAll(() => idp.close())

/** Exchanges a fresh code with this proof. */
async function bought(dpop: string | null) {
  const { code } = await newCode(idp)
  return exchange(idp, code, { dpop })
}

describe('a proof at the token endpoint', () => {
  test.each(['ES256', 'PS256', 'EdDSA', 'RS256'])('signed by %s binds the token to its key', async (alg) => {
    const signer = await keyPair(alg)
    const { body, status } = await bought(await proof(signer))
    expect([status, body.token_type]).toEqual([200, 'DPoP'])
    const parameters = new URLSearchParams({ token: String(body.access_token) })
    const told = await introspect(idp.at(now), { authorization: basic('client', secret), parameters })
    expect(told.body).toMatchObject({ active: true, token_type: 'DPoP', cnf: { jkt: signer.jkt } })
  })

  test.each([
    ['another method', { htm: 'GET' }],
    ['another address', { htu: 'https://id.example/cas/oauth2/userinfo' }],
    ['another host', { htu: 'https://evil.example/cas/oauth2/token' }],
    ['no address', { htu: undefined }],
    ['an address that is none', { htu: 'token' }],
    ['no time', { iat: undefined }],
    ['a time long gone', { iat: now - 61 }],
    ['a time to come', { iat: now + 61 }],
    ['no id', { jti: undefined }],
    ['an empty id', { jti: '' }],
    ['its end behind it', { exp: now - 61 }],
    ['more than anybody needs', { more: 'x'.repeat(8000) }],
  ])('with %s is refused, and the code lives on', async (_, changes) => {
    const { code } = await newCode(idp)
    const refused = await exchange(idp, code, { dpop: await proof(key, { changes }) })
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_dpop_proof' } })
    expect((await exchange(idp, code, { dpop: await proof(key) })).status).toBe(200)
  })

  test.each([
    ['another type', { typ: 'JWT' }],
    ['no key', { jwk: undefined }],
    ['the key of another', () => ({ jwk: { kty: 'EC', crv: 'P-256', x: other.jwk.x, y: other.jwk.y } })],
    ['a private key', async () => ({ jwk: { ...key.jwk, d: 'x' } })],
  ])('with %s in its header is refused', async (_, header) => {
    const given = typeof header === 'function' ? await header() : header
    expect((await bought(await proof(key, { header: given }))).body.error).toBe('invalid_dpop_proof')
  })

  test.each([
    ['nothing', ''],
    ['no JWT', 'a.b.c'],
    ['much too long', 'x'.repeat(9000)],
  ])('that is %s is refused', async (_, dpop) => {
    expect((await bought(dpop)).body.error).toBe('invalid_dpop_proof')
  })

  test('that is unsigned, or signed by a secret, is refused', async () => {
    const head = (alg: string) =>
      Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg, jwk: key.jwk })).toString('base64url')
    const [, body] = (await proof(key)).split('.')
    for (const alg of ['none', 'HS256'])
      expect((await bought(`${head(alg)}.${body}.`)).body.error).toBe('invalid_dpop_proof')
  })

  test('is taken once, by whichever of 50 at once', async () => {
    const same = await proof(key)
    const codes: string[] = []
    while (codes.length < 50) codes.push((await newCode(idp)).code)
    const answers = await Promise.all(codes.map((code) => exchange(idp, code, { dpop: same })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const twice = await bought(same)
    expect(twice.body).toEqual({ error: 'invalid_dpop_proof', error_description: 'The proof was used before' })
  })

  test.each([-60, 60, 59.5])(
    'may be of a clock that is %d s off, and is taken once as long as it may be',
    async (off) => {
      const same = await proof(key, { at: now + off })
      expect((await bought(same)).status).toBe(200)
      const last = Math.floor(now + off + 60)
      const again = await verifyProof(idp.at(last), same, { method: 'POST', url: tokenEndpoint, accessToken: null })
      expect(again).toEqual({ ok: false, description: 'The proof was used before' })
    },
  )

  test('by RS256 isn’t enough where FAPI 2.0 is asked for', async () => {
    const request = { method: 'POST', url: tokenEndpoint, accessToken: null }
    const [old, good] = [await keyPair('RS256'), key]
    expect((await verifyProof(idp.at(now), await proof(old), { ...request, strict: true })).ok).toBe(false)
    expect((await verifyProof(idp.at(now), await proof(old), { ...request, strict: false })).ok).toBe(true)
    expect(await verifyProof(idp.at(now), await proof(good), { ...request, strict: true })).toEqual({
      ok: true,
      jkt: good.jkt,
    })
  })

  test('may have a query in its address, and its id may be another key’s', async () => {
    const jti = randomUUID()
    const htu = 'https://id.example/cas/oauth2/token?x=1#y'
    expect((await bought(await proof(key, { changes: { jti, htu } }))).status).toBe(200)
    expect((await bought(await proof(other, { changes: { jti } }))).status).toBe(200)
  })

  test('is needed by a client that is registered so', async () => {
    const { code } = await newCode(idp, { client_id: 'bound' })
    const authorization = basic('bound', secret)
    expect((await exchange(idp, code, { authorization })).body.error).toBe('invalid_dpop_proof')
    const proved = await exchange(idp, code, { authorization, dpop: await proof(key) })
    expect(proved.body.token_type).toBe('DPoP')
  })
})

describe('userinfo with a bound token', () => {
  const shown = async (token: unknown, signer: KeyPair = key, changes = {}) => {
    const claims = { htm: 'GET', htu: userinfoEndpoint, ath: sha256(String(token)), ...changes }
    return presenting(`DPoP ${String(token)}`, { dpop: await proof(signer, { changes: claims }) })
  }

  test('is told to whoever proves its key, for this request', async () => {
    const { body } = await bought(await proof(key))
    const token = body.access_token
    const good = await shown(token)
    expect((await userinfo(idp.at(now), good)).ok).toBe(true)
    const answers = await Promise.all(
      [
        good,
        await shown(token, other),
        await shown(token, key, { ath: sha256('another') }),
        await shown(token, key, { ath: undefined }),
        await shown(token, key, { htm: 'POST' }),
        { ...(await shown(token)), dpop: null },
        presenting(`Bearer ${token}`),
        { ...(await shown(token)), authorization: `Bearer ${token}` },
        presenting(null, { posted: String(token) }),
      ].map((each) => userinfo(idp.at(now), each)),
    )
    const proofs = Array.from({ length: 6 }, (_, at) => (at === 1 ? 'invalid_token' : 'invalid_dpop_proof'))
    expect(answers.map((each) => (each.ok ? 'told' : each.error))).toEqual([
      ...proofs,
      ...Array(3).fill('invalid_token'),
    ])
  })

  test('is not told for a token that isn’t bound, with a proof or not', async () => {
    const { body } = await bought(null)
    expect(await userinfo(idp.at(now), await shown(body.access_token))).toMatchObject({
      ok: false,
      error: 'invalid_token',
    })
  })

  test('says which scheme and algorithms would do', async () => {
    const nobody = await userinfo(idp.at(now), presenting(null))
    expect(nobody).toMatchObject({ status: 401, error: null, challenge: expect.stringMatching(/^Bearer, DPoP algs=/) })
    const wrong = await userinfo(idp.at(now), presenting('DPoP abc'))
    expect(wrong).toMatchObject({ challenge: expect.stringMatching(/^DPoP error="invalid_token", algs="ES256 /) })
  })

  test('takes a token once: in the header or in the form', async () => {
    const { body } = await bought(null)
    const token = String(body.access_token)
    expect((await userinfo(idp.at(now), presenting(null, { posted: token, method: 'POST' }))).ok).toBe(true)
    expect(await userinfo(idp.at(now), presenting(`Bearer ${token}`, { posted: token }))).toMatchObject({
      status: 400,
      error: 'invalid_request',
    })
  })
})
