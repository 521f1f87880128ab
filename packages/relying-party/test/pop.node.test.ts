import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { RelyingPartyError } from '../src/index.ts'
import { popVerifier } from '../src/pop.ts'
import { type OurProvider, ourProvider } from './support/our-provider.ts'

const secrets = { job: 'a secret of the job that calls, long enough', api: 'a secret of the API that is called, long' }
const api = 'https://api.example/v1/things'
let provider: OurProvider
let keys: Awaited<ReturnType<typeof generateKeyPair>>
let now: number

beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true })
  provider = await ourProvider([
    {
      name: 'Job',
      type: 'oidc',
      clientId: 'job',
      clientSecret: secrets.job,
      grantTypes: ['client_credentials'],
      audiences: ['api', 'other'],
      redirectUris: ['https://job.example/'],
    },
    ...(['api', 'other'] as const).map((clientId) => ({
      name: clientId,
      type: 'oidc' as const,
      clientId,
      clientSecret: secrets.api,
      tokenEndpointAuthMethod: 'client_secret_jwt' as const,
      redirectUris: [`https://${clientId}.example/`],
    })),
  ])
})
beforeEach(() => {
  now = Math.floor(Date.now() / 1000)
})

function verifier(clientId = 'api') {
  return popVerifier({
    issuer: `${provider.server}/oauth2`,
    clientId,
    clientSecret: secrets.api,
    fetch: (url, init) => provider.fetch(url, init),
    now: () => now,
  })
}

/** A token of the job, bound to a key as EU Login binds them; null: to none. */
async function tokenFor({ audience = 'api', bound = true } = {}): Promise<string> {
  const jwk = await exportJWK(keys.publicKey)
  const answer = await provider.fetch(`${provider.server}/oauth2/token`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${btoa(`job:${encodeURIComponent(secrets.job)}`)}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      audience,
      ...(bound
        ? { req_cnf: btoa(JSON.stringify(jwk)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') }
        : {}),
    }).toString(),
  })
  const { access_token: token } = await answer.json()
  if (typeof token !== 'string') throw new Error(`no token: ${answer.status}`)
  return token
}

async function pop(claims: JWTPayload, key: CryptoKey = keys.privateKey): Promise<string> {
  return new SignJWT({ ts: now, ...claims }).setProtectedHeader({ alg: 'ES256' }).sign(key)
}

const call = (authorization: string | null, method = 'GET') =>
  new Request(api, { method, ...(authorization === null ? {} : { headers: { Authorization: authorization } }) })

async function reason(authorization: string | null, verify = verifier()): Promise<string> {
  const judged = await verify(call(authorization))
  if (judged.ok) return 'let in'
  expect(judged.response.status).toBe(401)
  return judged.reason
}

test('who proves the key of a token is let in, and the API is told what the token says', async () => {
  const verify = verifier()
  const judged = await verify(call(`pop ${await pop({ at: await tokenFor() })}`))
  expect(judged).toMatchObject({ ok: true, token: { active: true, client_id: 'job', aud: 'api' } })
  // Of the request that it was made for.
  const bound = await pop({ at: await tokenFor(), m: 'GET', u: 'api.example', p: '/v1/things' })
  expect(await reason(`POP ${bound}`, verify)).toBe('let in')
  const withIat = await pop({ at: await tokenFor(), ts: undefined, iat: now })
  expect(await reason(`pop ${withIat}`, verify)).toBe('let in')
})

test('a token alone, or with another key, opens nothing', async () => {
  const token = await tokenFor()
  const stranger = await generateKeyPair('ES256')
  expect(await reason(`pop ${await pop({ at: token }, stranger.privateKey)}`)).toBe('not-proved')
  const [header, payload = '', signature] = (await pop({ at: token })).split('.')
  const changed = btoa(JSON.stringify({ ...JSON.parse(atob(payload)), p: '/admin' })).replaceAll('=', '')
  expect(await reason(`pop ${[header, changed, signature].join('.')}`)).toBe('not-proved')
  for (const alg of ['none', 'HS256']) {
    const odd = btoa(JSON.stringify({ alg })).replaceAll('=', '')
    expect(await reason(`pop ${[odd, payload, signature].join('.')}`)).toBe('not-proved')
  }
  expect(await reason(`pop ${await pop({ at: await tokenFor({ bound: false }) })}`)).toBe('unbound')
  expect(await reason(`Bearer ${token}`)).toBe('malformed')
})

test('a token of nobody, or for another API, opens nothing', async () => {
  expect(await reason(`pop ${await pop({ at: 'made-up' })}`)).toBe('inactive')
  // The issuer doesn't tell us of tokens that are another API's.
  expect(['inactive', 'other-audience']).toContain(
    await reason(`pop ${await pop({ at: await tokenFor({ audience: 'other' }) })}`),
  )
  expect(await reason(`pop ${await pop({ at: await tokenFor({ audience: 'other' }) })}`, verifier('other'))).toBe(
    'let in',
  )
})

test.each([
  [null, 'missing'],
  ['pop', 'malformed'],
  ['pop a.b', 'malformed'],
  ['pop a.b.c', 'malformed'],
  ['pop a.b.c d', 'malformed'],
  [`pop a.${'b'.repeat(20_000)}.c`, 'malformed'],
])('%s is %s', async (authorization, expected) => {
  const judged = await verifier()(call(authorization))
  if (judged.ok) throw new Error('let in')
  expect([judged.reason, judged.response.headers.get('WWW-Authenticate')]).toEqual([
    expected,
    expected === 'missing' ? 'pop' : 'pop error="invalid_token"',
  ])
})

test('a header is for a minute, and for the request that it names', async () => {
  const at = await tokenFor()
  expect(await reason(`pop ${await pop({ at, ts: now - 120 })}`)).toBe('let in')
  expect(await reason(`pop ${await pop({ at, ts: now - 121 })}`)).toBe('too-old')
  expect(await reason(`pop ${await pop({ at, ts: now + 61 })}`)).toBe('too-old')
  expect(await reason(`pop ${await pop({ at, ts: undefined })}`)).toBe('too-old')
  expect(await reason(`pop ${await pop({ at, ts: String(now) })}`)).toBe('too-old')
  for (const other of [{ m: 'POST' }, { u: 'evil.example' }, { p: '/v1' }])
    expect(await reason(`pop ${await pop({ at, ...other })}`)).toBe('other-request')
})

test('what can’t work is said at the start', () => {
  const issuer = 'https://id.example/cas/oauth2'
  expect(() => popVerifier({ issuer, clientId: '', clientSecret: 'x' })).toThrow(RelyingPartyError)
  expect(() => popVerifier({ issuer, clientId: 'api' })).toThrow(/clientSecret/)
})
