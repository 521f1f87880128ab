import { expect, test } from 'vitest'
import { authenticationMethodsOf, parseServices } from '../../src/services/index.ts'

const jwksUri = 'https://bank.example/keys'
const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }
const bank = { name: 'Bank', type: 'oidc', clientId: 'bank', redirectUris: ['https://bank.example/back'] }

function pathsOf(changes: object): readonly string[] {
  const parsed = parseServices([{ ...bank, ...changes }])
  return parsed.ok ? [] : parsed.issues.map((issue) => issue.path)
}

test('whoever has keys signs with them, wherever they are: its id alone proves nothing', () => {
  expect(authenticationMethodsOf({ jwks: { keys: [key] } })).toEqual(['private_key_jwt'])
  expect(authenticationMethodsOf({ jwksUri })).toEqual(['private_key_jwt'])
  expect(authenticationMethodsOf({})).toEqual(['none'])
})

test('keys at an address are as good as those in the registration', () => {
  expect(pathsOf({ profile: 'fapi2', jwksUri })).toEqual([])
  expect(pathsOf({ requireSignedRequestObject: true, jwksUri })).toEqual([])
  expect(pathsOf({ tokenEndpointAuthMethod: 'private_key_jwt', jwksUri })).toEqual([])
  expect(pathsOf({ grantTypes: ['client_credentials'], redirectUris: [], jwksUri })).toEqual([])
})

test('a key has texts and lists of texts', () => {
  expect(pathsOf({ jwks: { keys: [{ ...key, key_ops: ['verify'], x5c: [] }] } })).toEqual([])
  for (const member of [{ deep: 'x' }, [{ deep: 'x' }], ['text', { deep: 'x' }], [['x']]])
    expect(pathsOf({ jwks: { keys: [{ ...key, member }] } }), JSON.stringify(member)).toEqual(['0.jwks.keys.0'])
})
