import { base64url } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  answerTokenRequest,
  authorize,
  introspect,
  pushRequest,
  revoke,
  type TokenRequest,
  userinfo,
} from '../../../src/oidc/index.ts'
import {
  api,
  ask,
  client,
  exchange,
  keyPair,
  newCode,
  now,
  proof,
  refresh,
  secret,
  single,
} from '../../support/clients.ts'
import { basic, presenting, request, type TestProvider, testProvider } from '../../support/provider.ts'

let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider([client, api, single])
})
afterAll(() => idp.close())

const own = (fields: Readonly<Record<string, string>> = {}) => ask(idp, { grant_type: 'client_credentials', ...fields })
const as = (clientId: string, fields: Readonly<Record<string, string>>): TokenRequest => ({
  authorization: basic(clientId, secret),
  parameters: new URLSearchParams(fields),
})
const about = async (token: unknown, clientId = 'client', at = now) =>
  (await introspect(idp.at(at), as(clientId, { token: String(token) }))).body
const end = (token: unknown, clientId = 'client') => revoke(idp.at(now), as(clientId, { token: String(token) }))
const opens = async (token: unknown) => (await userinfo(idp.at(now), presenting(`Bearer ${String(token)}`))).ok

describe('a client’s own token', () => {
  test('has the scopes that it is registered with, or fewer, and opens nobody’s claims', async () => {
    const all = await own()
    expect(all).toMatchObject({ status: 200, body: { token_type: 'Bearer', scope: 'read write', expires_in: 600 } })
    expect(all.body).not.toHaveProperty('refresh_token')
    expect((await own({ scope: 'read' })).body.scope).toBe('read')
    for (const scope of ['read admin', 'openid', 'email'])
      expect((await own({ scope })).body.error).toBe('invalid_scope')
    expect(await opens(all.body.access_token)).toBe(false)
    expect(await about(all.body.access_token)).toEqual({
      active: true,
      iss: idp.issuer,
      sub: 'client',
      client_id: 'client',
      aud: 'client',
      scope: 'read write',
      token_type: 'Bearer',
      iat: now,
      exp: now + 600,
    })
  })

  test('is for clients with credentials that are registered for it', async () => {
    const answer = await ask(idp, { grant_type: 'client_credentials', client_id: 'single' }, { authorization: null })
    expect(answer.body.error).toBe('unauthorized_client')
  })
})

describe('introspection', () => {
  test('tells a client of the person behind its token', async () => {
    const { account, code } = await newCode(idp, { scope: 'openid email' })
    const { body } = await exchange(idp, code)
    expect(await about(body.access_token)).toMatchObject({
      active: true,
      sub: account.uid,
      username: account.uid,
      scope: 'openid email',
      auth_time: now,
      acr: 'https://ecas.ec.europa.eu/loa/basic',
      token_type: 'Bearer',
    })
    expect(await about(body.refresh_token)).toMatchObject({ active: true, sub: account.uid, client_id: 'client' })
    const { body: next } = await refresh(idp, body.refresh_token)
    expect(await about(next.refresh_token)).toMatchObject({ active: true })
    expect(await about(body.refresh_token)).toEqual({ active: false })
  })

  test('tells nothing of another’s tokens, of what is no token, or of one that ended', async () => {
    const { code } = await newCode(idp)
    const { body } = await exchange(idp, code)
    for (const token of [body.access_token, body.refresh_token])
      expect(await about(token, 'api')).toEqual({ active: false })
    for (const token of ['', 'nothing', `0${'x'.repeat(43)}`]) expect(await about(token)).toEqual({ active: false })
    expect(await about(body.access_token, 'client', now + 600)).toEqual({ active: false })
    await end(body.access_token)
    expect(await about(body.access_token)).toEqual({ active: false })
  })

  test('is for clients that authenticate', async () => {
    const parameters = new URLSearchParams({ token: 'x', client_id: 'single' })
    expect((await introspect(idp.at(now), { authorization: null, parameters })).status).toBe(401)
    const wrong = { authorization: basic('client', 'wrong'), parameters: new URLSearchParams({ token: 'x' }) }
    expect((await introspect(idp.at(now), wrong)).status).toBe(401)
    expect(await introspect(idp.at(now), as('client', {}))).toMatchObject({ body: { error: 'invalid_request' } })
  })
})

describe('a token for somebody’s API', () => {
  test('is told of to that API, and opens nothing of ours', async () => {
    const { account, code } = await newCode(idp)
    const { body } = await exchange(idp, code, { fields: { audience: 'api' } })
    expect(await about(body.access_token, 'api')).toMatchObject({ active: true, sub: account.uid, aud: 'api' })
    expect(await opens(body.access_token)).toBe(false)
    const { body: ours } = await refresh(idp, body.refresh_token)
    expect(await opens(ours.access_token)).toBe(true)
    expect(await about(ours.access_token, 'api')).toEqual({ active: false })
  })

  test('is given for those alone that the registration names', async () => {
    expect((await own({ audience: 'single' })).body.error).toBe('invalid_target')
    for (const resource of ['single', 'https://api.example/', '', 'API'])
      expect((await own({ resource })).body.error).toBe('invalid_target')
  })

  test('is asked for by resource as well (RFC 8707), one at a time', async () => {
    const { body } = await own({ resource: 'api' })
    expect(await about(body.access_token, 'api')).toMatchObject({ active: true, aud: 'api' })
    expect((await own({ resource: 'api', audience: 'api' })).status).toBe(200)
    expect((await own({ resource: 'api', audience: 'client' })).body.error).toBe('invalid_target')
    const several = new URLSearchParams({ grant_type: 'client_credentials', resource: 'api' })
    several.append('resource', 'other')
    const asked = { authorization: basic('client', secret), parameters: several }
    expect((await answerTokenRequest(idp.at(now), asked)).body).toMatchObject({ error: 'invalid_target' })
  })

  test('is asked for with the code, too: what the client may not name is refused there', async () => {
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const answerTo = async (changes: Readonly<Record<string, string>>) => {
      const parameters = request({ client_id: 'client', ...changes })
      const result = await authorize(idp.at(now), { parameters, session })
      return new URL(result.kind === 'redirect' ? result.url : '').searchParams
    }
    expect((await answerTo({ resource: 'https://elsewhere.example/' })).get('error')).toBe('invalid_target')
    expect((await answerTo({ resource: 'api' })).has('code')).toBe(true)
    const pushed = await pushRequest(idp.at(now), {
      authorization: basic('client', secret),
      dpop: null,
      parameters: request({ client_id: 'client', resource: 'elsewhere' }),
    })
    expect([pushed.status, pushed.body['error']]).toEqual([400, 'invalid_target'])
  })

  test('is bound to the key in req_cnf, which the API is told', async () => {
    const { jwk } = await keyPair('ES256')
    for (const given of [jwk, { jwk }]) {
      const req_cnf = base64url.encode(JSON.stringify(given))
      const { body } = await own({ audience: 'api', req_cnf })
      expect(body.token_type).toBe('pop')
      expect(await about(body.access_token, 'api')).toMatchObject({ active: true, cnf: { jwk }, token_type: 'pop' })
    }
  })

  test.each([
    ['a private key', { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' }],
    ['a secret', { kty: 'oct', k: 'k' }],
    ['no key', 'x'],
    ['nothing', null],
    ['an empty key', {}],
    ['a key of no kind', { kty: 'AKP', x: 'x' }],
    ['a kind that is no text', { kty: ['EC'], x: 'x' }],
    ['a symmetric half', { kty: 'EC', x: 'x', k: 'k' }],
    ['a key in no object', { jwk: 'x' }],
    ['much too much', { kty: 'RSA', n: 'n'.repeat(4096) }],
  ])('is not bound to %s', async (_, given) => {
    const answer = await own({ req_cnf: base64url.encode(JSON.stringify(given)) })
    expect(answer.body.error).toBe('invalid_request')
  })

  test.each(['', 'x', '!', btoa('{"kty":"EC"').replaceAll('=', '')])(
    'is not bound to what can’t be read: %s',
    async (req_cnf) => {
      expect((await own({ req_cnf })).body.error).toBe('invalid_request')
    },
  )

  test('is bound to what a public key has, and to nothing that stands beside it', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'one', alg: 'EdDSA', use: 'sig' }
    const given = { ...jwk, n: 7, x5c: ['certificate'], name: 'Élodie' }
    const { body } = await own({ audience: 'api', req_cnf: base64url.encode(JSON.stringify(given)) })
    expect((await about(body.access_token, 'api'))['cnf']).toEqual({ jwk })
  })

  test('is bound to one key', async () => {
    const key = await keyPair('ES256')
    const fields = { grant_type: 'client_credentials', req_cnf: base64url.encode(JSON.stringify(key.jwk)) }
    expect((await ask(idp, fields, { dpop: await proof(key) })).body.error).toBe('invalid_request')
  })

  test('bound to a key by req_cnf opens nothing of ours, however it is presented', async () => {
    const key = await keyPair('ES256')
    const { code } = await newCode(idp)
    const { body } = await exchange(idp, code, { fields: { req_cnf: base64url.encode(JSON.stringify(key.jwk)) } })
    expect(await opens(body.access_token)).toBe(false)
    const shown = presenting(`DPoP ${body.access_token}`, { dpop: await proof(key) })
    expect((await userinfo(idp.at(now), shown)).ok).toBe(false)
  })
})

describe('revocation', () => {
  test('of an access token ends it alone', async () => {
    const { code } = await newCode(idp)
    const { body } = await exchange(idp, code)
    expect(await end(body.access_token)).toEqual({ status: 200, body: {} })
    expect(await opens(body.access_token)).toBe(false)
    expect((await refresh(idp, body.refresh_token)).status).toBe(200)
  })

  test('of a refresh token, a former one too, ends all that came of it', async () => {
    for (const former of [false, true]) {
      const { code } = await newCode(idp)
      const { body: first } = await exchange(idp, code)
      const { body } = await refresh(idp, first.refresh_token)
      expect((await end(former ? first.refresh_token : body.refresh_token)).status).toBe(200)
      expect((await refresh(idp, body.refresh_token)).status).toBe(400)
      for (const each of [first, body]) expect(await opens(each.access_token)).toBe(false)
    }
  })

  test('of what is none is done already; of another’s is refused, and that lives on', async () => {
    for (const token of ['', 'x', `0${'a'.repeat(22)}.${'b'.repeat(43)}`]) expect((await end(token)).status).toBe(200)
    const { code } = await newCode(idp)
    const { body } = await exchange(idp, code)
    for (const token of [body.access_token, body.refresh_token])
      expect(await end(token, 'api')).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    expect(await opens(body.access_token)).toBe(true)
    expect((await refresh(idp, body.refresh_token)).status).toBe(200)
  })
})
