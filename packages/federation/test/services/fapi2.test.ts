import { expect, test } from 'vitest'
import { parseServices } from '../../src/services/index.ts'

const good = {
  name: 'Bank',
  type: 'oidc',
  clientId: 'bank',
  profile: 'fapi2',
  redirectUris: ['https://bank.example/back'],
  jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] },
}

function issuesOf(changes: object): readonly string[] {
  const parsed = parseServices([{ ...good, ...changes }])
  return parsed.ok ? [] : parsed.issues.map((issue) => issue.path)
}

test.each([
  {},
  { tokenEndpointAuthMethod: 'private_key_jwt' },
  { dpopBoundAccessTokens: true, requirePushedAuthorizationRequests: true },
])('a registration for FAPI 2.0 with %j is taken', (changes) => {
  expect(issuesOf(changes)).toEqual([])
})

test.each([
  ['tokenEndpointAuthMethod', { tokenEndpointAuthMethod: 'none' }],
  ['jwks', { jwks: undefined }],
  ['clientSecret', { clientSecret: 'a secret of the bank, long enough to be one' }],
  ['dpopBoundAccessTokens', { dpopBoundAccessTokens: false }],
  ['requirePushedAuthorizationRequests', { requirePushedAuthorizationRequests: false }],
  ['idTokenSignedResponseAlg', { idTokenSignedResponseAlg: 'RS256' }],
  ['profile', { profile: 'fapi1' }],
])('one that contradicts it by %s is refused', (field, changes) => {
  expect(issuesOf(changes)).toContain(`0.${field}`)
})

test('the same contradicts nothing where no profile is named', () => {
  expect(issuesOf({ profile: undefined, dpopBoundAccessTokens: false, idTokenSignedResponseAlg: 'RS256' })).toEqual([])
})

test('signed requests need keys to verify by', () => {
  const changes = { profile: undefined, jwks: undefined, requireSignedRequestObject: true }
  expect(issuesOf(changes)).toEqual(['0.requireSignedRequestObject'])
})
