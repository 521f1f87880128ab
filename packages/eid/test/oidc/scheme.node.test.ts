import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { oidcEid, type OidcEidOptions } from '../../src/oidc/index.ts'
import { clientSecret, type Country, redirectUri, startCountry } from '../support/country.ts'

const state = 'S'.repeat(43)
const now = Math.floor(Date.now() / 1000)
const substantial = 'http://eidas.europa.eu/LoA/substantial'
const ada = { given_name: 'Ada', family_name: 'Démo', birthdate: '1990-12-10' }

let country: Country
beforeAll(async () => {
  country = await startCountry()
})
afterAll(() => country.close())
beforeEach(() => {
  country.somebody = { sub: 'XE/EU/1', acr: substantial, claims: ada }
})

const scheme = (changed: Partial<OidcEidOptions> = {}) =>
  oidcEid({
    id: 'elsewhere',
    country: 'XE',
    name: { en: 'Elsewhere' },
    issuer: country.origin,
    clientId: 'laissez-passer',
    clientSecret,
    ...changed,
  })

async function begun(eid = scheme(), assurance: 'low' | 'substantial' | 'high' = 'substantial') {
  const begin = await eid.begin({ state, redirectUri, language: 'fr', assurance, now })
  if (!begin.ok) throw new Error(begin.reason)
  return { eid, ...begin, url: new URL(begin.url) }
}

/** There and back. */
async function roundTrip(eid = scheme(), changed: Readonly<Record<string, string>> = {}) {
  const { memory, url } = await begun(eid)
  const params = { ...(await country.visit(url.href)), ...changed }
  return eid.finish({ memory, redirectUri, response: { params }, now })
}

describe('going there', () => {
  test('asks with PKCE, state, nonce, language, a fresh sign-in and every level that will do', async () => {
    const { memory, url } = await begun()
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'laissez-passer',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      state,
      code_challenge_method: 'S256',
      prompt: 'login',
      ui_locales: 'fr',
      acr_values: `${substantial} http://eidas.europa.eu/LoA/high`,
    })
    expect(memory).toContain(url.searchParams.get('nonce'))
    expect(url.href).not.toContain(JSON.parse(memory).verifier)
    const again = await begun()
    expect(again.memory).not.toBe(memory)
  })

  test('in the country’s own words for the levels', async () => {
    const { url } = await begun(scheme({ acr: { low: 'urn:one', substantial: 'urn:two' } }), 'low')
    expect(url.searchParams.get('acr_values')).toBe('urn:one urn:two')
  })

  test('a country that is down is a reason, and is asked anew the next time', async () => {
    const eid = scheme()
    country.say('/.well-known/openid-configuration', () => new Response('', { status: 503 }))
    const begin = () => eid.begin({ state, redirectUri, language: 'en', assurance: 'low', now })
    expect(await begin()).toEqual({ ok: false, reason: 'unavailable' })
    country.say('/.well-known/openid-configuration', null)
    expect(await begin()).toMatchObject({ ok: true })
  })
})

// On Workers what a request began stops with it.
test('nobody waits for what speaks to the country, where another request began to load it', async () => {
  const { promise: never } = Promise.withResolvers<never>()
  const loading = vi.fn(() => never)
  vi.doMock('../../src/oidc/conversation.ts', loading)
  const eid = scheme()
  void begun(eid)
  await expect.poll(() => loading).toHaveBeenCalled()
  vi.doUnmock('../../src/oidc/conversation.ts')
  expect((await begun(eid)).url.origin).toBe(country.origin)
})

describe('coming back', () => {
  test('says who it is, and what this very sign-in was worth', async () => {
    expect(await roundTrip()).toEqual({
      ok: true,
      identity: {
        personId: 'XE/EU/1',
        firstName: 'Ada',
        lastName: 'Démo',
        dateOfBirth: '1990-12-10',
        email: null,
        assurance: 'substantial',
      },
    })
    country.somebody = { sub: 'XE/EU/1', acr: 'http://eidas.europa.eu/LoA/low', claims: ada }
    expect(await roundTrip()).toMatchObject({ identity: { assurance: 'low' } })
  })

  test('by other claims, with an address that is no more than it says', async () => {
    const claims = { ...ada, pid: 'P-1', email: 'ada@elsewhere.example', email_verified: false }
    country.somebody = { sub: 'pairwise', acr: substantial, claims }
    expect(await roundTrip(scheme({ claims: { personId: 'pid' } }))).toMatchObject({
      identity: { personId: 'P-1', email: { value: 'ada@elsewhere.example', verified: false } },
    })
  })

  test('cancelled: refused', async () => {
    country.somebody = null
    expect(await roundTrip()).toEqual({ ok: false, reason: 'refused' })
  })

  test.each([
    ['temporarily_unavailable', 'unavailable'],
    ['server_error', 'unavailable'],
    ['unmet_authentication_requirements', 'refused'],
  ] as const)('the error %s: %s', async (error, reason) => {
    const { eid, memory } = await begun()
    const params = { state, error, iss: country.origin }
    expect(await eid.finish({ memory, redirectUri, response: { params }, now })).toEqual({ ok: false, reason })
  })

  test.each([
    ['another state', { state: 'T'.repeat(43) }],
    ['another issuer (mix-up)', { iss: 'https://evil.example' }],
    ['another code', { code: 'of somebody else' }],
  ])('with %s: invalid', async (_what, changed) => {
    expect(await roundTrip(scheme(), changed)).toEqual({ ok: false, reason: 'invalid' })
  })

  test('the answer to another request is none to this one', async () => {
    const { eid, url } = await begun()
    const { memory } = await begun(eid)
    const params = await country.visit(url.href)
    expect(await eid.finish({ memory, redirectUri, response: { params }, now })).toEqual({
      ok: false,
      reason: 'invalid',
    })
  })

  test('a code works once', async () => {
    const { eid, memory, url } = await begun()
    const params = await country.visit(url.href)
    const finish = () => eid.finish({ memory, redirectUri, response: { params }, now })
    expect(await finish()).toMatchObject({ ok: true })
    expect(await finish()).toEqual({ ok: false, reason: 'invalid' })
  })

  test.each([
    ['a level that nobody knows', { sub: 's', acr: 'urn:one', claims: ada }],
    ['no name', { sub: 's', acr: substantial, claims: { given_name: 'Ada' } }],
    ['a name of blanks', { sub: 's', acr: substantial, claims: { ...ada, family_name: ' ' } }],
  ])('with %s: invalid', async (_what, somebody) => {
    country.somebody = somebody
    expect(await roundTrip()).toEqual({ ok: false, reason: 'invalid' })
  })

  test('a country that hangs up on the way back: unavailable', async () => {
    const { eid, memory, url } = await begun()
    const params = await country.visit(url.href)
    country.say('/token', () => new Response('', { status: 502 }))
    expect(await eid.finish({ memory, redirectUri, response: { params }, now })).toEqual({
      ok: false,
      reason: 'unavailable',
    })
    country.say('/token', null)
  })

  test('user info of somebody else is not taken', async () => {
    const { eid, memory, url } = await begun()
    const params = await country.visit(url.href)
    country.say('/me', () => Response.json({ sub: 'another', ...ada }))
    expect(await eid.finish({ memory, redirectUri, response: { params }, now })).toEqual({
      ok: false,
      reason: 'invalid',
    })
    country.say('/me', null)
  })
})
