import { expect, test } from 'vitest'
import { parseServices } from '../../src/services/index.ts'

const shop = { name: 'Shop', type: 'oidc', clientId: 'shop', redirectUris: ['https://shop.example.eu/back'] }
const many = Array.from({ length: 101 }, (_, at) => `s${at}`)
const keys = Array.from({ length: 21 }, () => ({ kty: 'EC' }))

test.each([
  [{ name: 'x'.repeat(81) }, 'name', 'must have at most 80 characters'],
  [{ description: 'x'.repeat(301) }, 'description', 'must have at most 300 characters'],
  [{ clientSecret: 'x'.repeat(31) }, 'clientSecret', 'must have at least 32 characters'],
  [{ clientSecret: 'x'.repeat(513) }, 'clientSecret', 'must have at most 512 characters'],
  [{ jwks: { keys } }, 'jwks.keys', 'must hold at most 20 keys'],
  [{ ownScopes: many }, 'ownScopes', 'must list at most 100'],
  [{ audiences: many }, 'audiences', 'must list at most 100'],
  [{ audiences: [''] }, 'audiences.0', 'must not be empty'],
])('a limit is said in our words, with its number: %#', (fields, path, message) => {
  const read = parseServices([{ ...shop, ...fields }])
  expect(read.ok ? [] : read.issues).toContainEqual({ path: `0.${path}`, message })
})
