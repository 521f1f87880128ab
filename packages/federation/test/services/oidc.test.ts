import { expect, test } from 'vitest'
import { readOidcService } from '../../src/services/parse.ts'

const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }
const clientSecret = 'a secret of the shop, long enough to be one'
const shop = { name: 'Shop', type: 'oidc', clientId: 'shop', redirectUris: ['https://shop.example:8443/back'] }

function fieldsOf(changes: object): readonly string[] {
  const read = readOidcService({ ...shop, ...changes })
  return read.ok ? [] : read.issues.map(({ path }) => path)
}

test('a client acts for itself where it has something that nobody else has', () => {
  const itself = { grantTypes: ['client_credentials'], redirectUris: [], ownScopes: ['read'] }
  expect(fieldsOf({ ...itself, clientSecret })).toEqual([])
  expect(fieldsOf(itself)).toEqual(['grantTypes'])
  expect(
    fieldsOf({ ...itself, clientSecret, grantTypes: ['authorization_code'], redirectUris: shop.redirectUris }),
  ).toEqual(['ownScopes'])
})

test.each([
  ['clientSecret', { tokenEndpointAuthMethod: 'client_secret_basic' }],
  ['clientSecret', { tokenEndpointAuthMethod: 'client_secret_post' }],
  ['clientSecret', { tokenEndpointAuthMethod: 'client_secret_jwt' }],
  ['clientSecret', { tokenEndpointAuthMethod: 'none', clientSecret }],
  ['clientSecret', { tokenEndpointAuthMethod: 'private_key_jwt', jwks: { keys: [key] }, clientSecret }],
  ['jwks', { tokenEndpointAuthMethod: 'private_key_jwt' }],
  ['jwksUri', { jwks: { keys: [key] }, jwksUri: 'https://shop.example/keys' }],
  ['jwks.keys.0', { jwks: { keys: [{ ...key, d: 'd' }] } }],
  ['jwks.keys', { jwks: { keys: [] } }],
  ['jwks.keys.0.kty', { jwks: { keys: [{ kty: 'oct' }] } }],
])('how it authenticates has all that it needs, and nothing else: %s of %j', (field, changes) => {
  expect(fieldsOf(changes)).toEqual([field])
})

test.each([
  { tokenEndpointAuthMethod: 'client_secret_basic', clientSecret },
  { tokenEndpointAuthMethod: 'none' },
  { tokenEndpointAuthMethod: 'private_key_jwt', jwks: { keys: [key] } },
  // What encrypts to it may be there beside its secret.
  { clientSecret, jwks: { keys: [key] } },
])('%j is enough', (changes) => {
  expect(fieldsOf(changes)).toEqual([])
})

test('only a page of its own origin is framed when somebody signs out', () => {
  expect(fieldsOf({ frontchannelLogoutUri: 'https://shop.example:8443/out' })).toEqual([])
  for (const other of ['https://shop.example/out', 'https://evil.example:8443/out', 'http://localhost:8443/out'])
    expect(fieldsOf({ frontchannelLogoutUri: other }), other).toEqual(['frontchannelLogoutUri'])
  expect(fieldsOf({ frontchannelLogoutUri: 'out' })).toContain('frontchannelLogoutUri')
})

test('a logout names the session where there is an address to send it to', () => {
  expect(fieldsOf({ backchannelLogoutSessionRequired: true, frontchannelLogoutSessionRequired: true })).toEqual([
    'backchannelLogoutSessionRequired',
    'frontchannelLogoutSessionRequired',
  ])
  const page = 'https://shop.example:8443/out'
  expect(fieldsOf({ backchannelLogoutSessionRequired: true, backchannelLogoutUri: page })).toEqual([])
  expect(fieldsOf({ frontchannelLogoutSessionRequired: true, frontchannelLogoutUri: page })).toEqual([])
})

test('pairwise subjects of several hosts have one that stands for all', () => {
  const redirectUris = ['https://a.example/', 'https://b.example/']
  expect(fieldsOf({ subjectType: 'pairwise', redirectUris })).toEqual(['sectorIdentifier'])
  expect(fieldsOf({ subjectType: 'pairwise', redirectUris, sectorIdentifier: 'a.example' })).toEqual([])
  expect(fieldsOf({ subjectType: 'pairwise', redirectUris: ['https://a.example/1', 'https://a.example:1/'] })).toEqual(
    [],
  )
  expect(fieldsOf({ redirectUris })).toEqual([])
  expect(fieldsOf({ redirectUris, sectorIdentifier: 'a.example' })).toEqual(['sectorIdentifier'])
  expect(fieldsOf({ subjectType: 'pairwise', redirectUris: ['/back', '/there'] })).toEqual([
    'redirectUris.0',
    'redirectUris.1',
  ])
})

test.each([
  ['clientId', ['', 'with space', 'é', 'x'.repeat(129)], ['x'.repeat(128), '!~']],
  ['ownScopes', [['a b'], ['"'], ['\\'], [''], ['x'.repeat(129)]], [['a:b/c'], ['x'.repeat(128)]]],
  ['sectorIdentifier', ['A.example', 'a..b', '.a', 'a.', 'a/b', 'https://a'], ['a-1.example', 'localhost']],
  ['name', ['', 'x'.repeat(81)], ['x'.repeat(80)]],
  ['description', ['x'.repeat(301)], ['x'.repeat(300)]],
  ['clientSecret', ['x'.repeat(31), 'x'.repeat(513)], ['x'.repeat(32), 'x'.repeat(512)]],
  ['acceptedMethods', [[]], [['password']]],
  ['grantTypes', [[]], [['authorization_code']]],
])('%s isn’t any of %j', (field, wrong, right) => {
  const beside = {
    ownScopes: { grantTypes: ['client_credentials'], clientSecret },
    sectorIdentifier: { subjectType: 'pairwise' },
  }[field]
  for (const value of wrong)
    expect(fieldsOf({ ...beside, [field]: value }).map((path) => path.split('.')[0])).toContain(field)
  for (const value of right) expect(fieldsOf({ ...beside, [field]: value })).toEqual([])
})
