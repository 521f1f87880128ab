import { describe, expect, test } from 'vitest'
import { parseServices, reachesLevel, serviceId, strongerLevel } from '../../src/services/index.ts'

const shop = { name: 'Shop', type: 'oidc', clientId: 'shop', redirectUris: ['https://shop.example/back'] }

function issuesOf(input: unknown): readonly string[] {
  const parsed = parseServices(input)
  return parsed.ok ? [] : parsed.issues.map((issue) => issue.path)
}

describe('parseServices', () => {
  test('fills in defaults', () => {
    const parsed = parseServices([shop])
    expect(parsed).toEqual({
      ok: true,
      services: [
        {
          ...shop,
          grantTypes: ['authorization_code'],
          ownScopes: [],
          apiScopes: [],
          audiences: [],
          firstParty: true,
          idTokenSignedResponseAlg: 'ES256',
          backchannelLogoutSessionRequired: false,
          frontchannelLogoutSessionRequired: false,
          requiredLevel: 'BASIC',
          postLogoutRedirectUris: [],
        },
      ],
    })
  })

  test('reads CAS services', () => {
    const parsed = parseServices([{ name: 'Old', type: 'cas', urls: ['https://old.example/app/'] }])
    expect(parsed.ok && parsed.services[0]).toMatchObject({ type: 'cas', proxy: false })
  })

  test.each([
    ['not an array', {}, ''],
    ['no name', [{ ...shop, name: '' }], '0.name'],
    ['another protocol', [{ ...shop, type: 'saml' }], '0.type'],
    ['no redirect URI', [{ ...shop, redirectUris: [] }], '0.redirectUris'],
    ['plain http', [{ ...shop, redirectUris: ['http://shop.example/back'] }], '0.redirectUris.0'],
    ['a fragment', [{ ...shop, redirectUris: ['https://shop.example/back#x'] }], '0.redirectUris.0'],
    ['a relative address', [{ ...shop, redirectUris: ['/back'] }], '0.redirectUris.0'],
    ['credentials in the address', [{ ...shop, redirectUris: ['https://a:b@shop.example/'] }], '0.redirectUris.0'],
    ['a name in the address', [{ ...shop, redirectUris: ['https://a@shop.example/'] }], '0.redirectUris.0'],
    ['a password in the address', [{ ...shop, redirectUris: ['https://:b@shop.example/'] }], '0.redirectUris.0'],
    ['ftp on this machine', [{ ...shop, redirectUris: ['ftp://localhost/back'] }], '0.redirectUris.0'],
    [
      'a host that ends like this machine',
      [{ ...shop, redirectUris: ['http://x127.0.0.1.example/'] }],
      '0.redirectUris.0',
    ],
    ['a host that begins like it', [{ ...shop, redirectUris: ['http://127.0.0.1.example/'] }], '0.redirectUris.0'],
    ['javascript:', [{ ...shop, redirectUris: ['javascript:alert(1)'] }], '0.redirectUris.0'],
    ['a short secret', [{ ...shop, clientSecret: 'secret' }], '0.clientSecret'],
    ['an unknown level', [{ ...shop, requiredLevel: 'EXTREME' }], '0.requiredLevel'],
    ['the same client twice', [shop, shop], '1.clientId'],
  ])('refuses %s and says where', (_, input, path) => {
    expect(issuesOf(input)).toContain(path)
  })

  test('allows http on loopback, for development', () => {
    expect(
      issuesOf([
        {
          ...shop,
          redirectUris: [
            'http://localhost:3000/back',
            'http://127.0.0.1/back',
            'http://127.10.20.30/back',
            'http://[::1]:1/back',
          ],
        },
      ]),
    ).toEqual([])
  })
})

test('levels are ordered', () => {
  expect(strongerLevel('BASIC', 'MEDIUM')).toBe('MEDIUM')
  expect(strongerLevel('HIGH', 'MEDIUM')).toBe('HIGH')
  expect(reachesLevel('MEDIUM', 'BASIC')).toBe(true)
  expect(reachesLevel('MEDIUM', 'MEDIUM')).toBe(true)
  expect(reachesLevel('MEDIUM', 'HIGH')).toBe(false)
})

test('a service is known by what no other has', () => {
  const parsed = parseServices([
    { ...shop, clientId: 'cas' },
    { name: 'Old', type: 'cas', urls: ['https://old.example/app', 'https://old.example/b'] },
  ])
  expect(parsed.ok && parsed.services.map(serviceId)).toEqual(['cas', 'cas https://old.example/app'])
})
