import { describe, expect, test } from 'vitest'
import { acrOf } from '../../src/oidc/index.ts'
import { plainAuthorize, plainLogin, plainServices } from '../../src/plain/index.ts'
import { parseServices, type ServiceInput } from '../../src/services/index.ts'
import { challenge, redirectUri, request, shop } from '../support/provider.ts'

const { clientSecret: _, ...open } = shop
const jwks = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] }
const listed: readonly ServiceInput[] = [
  shop,
  { ...shop, clientId: 'bank', name: 'Bank', requiredLevel: 'MEDIUM' },
  { ...shop, clientId: 'pushes', requirePushedAuthorizationRequests: true },
  { ...open, clientId: 'signs', jwks, requireSignedRequestObject: true },
  { ...open, clientId: 'strict', jwks, profile: 'fapi2' },
  { name: 'Wiki', type: 'cas', urls: ['https://wiki.example/app'] },
  { name: 'Vault', type: 'cas', urls: ['https://wiki.example/app/vault'], requiredLevel: 'HIGH' },
]
const parsed = parseServices(listed)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
const services = plainServices(parsed.services)

test('what is known without a provider is names, levels and addresses of those that may send plain requests', () => {
  expect(services).toEqual({
    cas: [
      { name: 'Wiki', level: 'BASIC' },
      { name: 'Vault', level: 'HIGH' },
    ],
    below: [['https://wiki.example/app'], ['https://wiki.example/app/vault']],
    oidc: {
      shop: { name: 'Shop', level: 'BASIC', redirectUris: [redirectUri] },
      bank: { name: 'Bank', level: 'MEDIUM', redirectUris: [redirectUri] },
    },
  })
})

describe('an authorization request is plain', () => {
  test.each([
    [{}, { name: 'Shop', level: 'BASIC', uiLocales: '' }],
    [{ response_mode: 'query' }, { name: 'Shop', level: 'BASIC', uiLocales: '' }],
    [
      { state: null, nonce: null },
      { name: 'Shop', level: 'BASIC', uiLocales: '' },
    ],
    [{ ui_locales: 'fr en' }, { name: 'Shop', level: 'BASIC', uiLocales: 'fr en' }],
    [{ acr_values: acrOf('HIGH') }, { name: 'Shop', level: 'HIGH', uiLocales: '' }],
    [{ acr_values: `x ${acrOf('MEDIUM')} ${acrOf('HIGH')}` }, { name: 'Shop', level: 'MEDIUM', uiLocales: '' }],
    [
      { client_id: 'bank', acr_values: acrOf('BASIC') },
      { name: 'Bank', level: 'MEDIUM', uiLocales: '' },
    ],
    [
      { client_id: 'bank', acr_values: 'x' },
      { name: 'Bank', level: 'MEDIUM', uiLocales: '' },
    ],
  ])('with %j', (changes, asks) => {
    expect(plainAuthorize(services, request(changes))).toEqual(asks)
  })

  test.each([
    { client_id: null },
    { client_id: 'nobody' },
    { client_id: 'constructor' },
    { client_id: 'pushes' },
    { client_id: 'signs' },
    { client_id: 'strict' },
    { redirect_uri: null },
    { redirect_uri: `${redirectUri}/` },
    { response_type: 'token' },
    { response_type: null },
    { response_mode: 'form_post' },
    { scope: 'email' },
    { scope: null },
    { code_challenge_method: 'plain' },
    { code_challenge_method: null },
    { code_challenge: null },
    { code_challenge: `${challenge}A` },
    { code_challenge: `!${challenge}` },
    { code_challenge: `${challenge.slice(1)}!` },
    { prompt: 'login' },
    { max_age: '60' },
    { login_hint: 'a@b.eu' },
    { request_uri: 'urn:x' },
    { way_back: 'x' },
  ])('not with %j: the provider looks', (changes) => {
    expect(plainAuthorize(services, request(changes))).toBeNull()
  })

  test('not where it says something twice', () => {
    const query = request()
    query.append('state', 'xyz')
    expect(plainAuthorize(services, query)).toBeNull()
  })
})

describe('a login is plain', () => {
  test.each([
    ['service=https://wiki.example/app/page', 'Wiki'],
    ['service=https://wiki.example/app/vault', 'Vault'],
    ['service=https://wiki.example/', null],
    ['service=https://evil.example/app', null],
    // Some servers read it as the vault’s.
    ['service=https://wiki.example/app/%2576ault', null],
    ['service=https://wiki.example/app&renew=true', null],
    ['service=https://wiki.example/app&service=https://wiki.example/app', null],
    ['service=', null],
    ['', null],
  ])('that says which service it is for, and nothing else: %s', (query, name) => {
    expect(plainLogin(services, new URLSearchParams(query))?.name ?? null).toBe(name)
  })
})
