import { expect, test } from 'vitest'
import { type Addresses, addresses, withQuery } from '../../src/addresses/index.ts'

/** Every address of a book; functions are asked with the same word. */
function all(book: object): readonly string[] {
  return Object.values(book).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'function') return [String(value('x'))]
    return typeof value === 'object' && value !== null ? all(value) : []
  })
}

function paths({ at: _at, contains: _contains, ...book }: Addresses): readonly string[] {
  return all(book)
}

test('every address lies below the base, and no two are the same', () => {
  const found = paths(addresses('/auth/eu-login'))
  expect(found.length).toBeGreaterThan(40)
  // RFC 8615: what is well known stands at the origin, and says below which base.
  const wellKnown = ['oauth-authorization-server', 'ssf-configuration'].map(
    (name) => `/.well-known/${name}/auth/eu-login/oauth2`,
  )
  expect(found.filter((path) => !/^\/auth\/eu-login(\/|$)/.test(path))).toEqual(wellKnown)
  expect(new Set(found).size).toBe(found.length)
})

test('another base changes nothing but the base', () => {
  const moved = paths(addresses('/sso')).map((path) => path.replace(/^(\/\.well-known\/[a-z-]+)?\/sso/, '$1/cas'))
  expect(moved).toEqual(paths(addresses('/cas')))
})

test('addresses that others know are EU Login’s', () => {
  const { oauth2, signIn, eidCallback, serviceDocument } = addresses('/cas')
  expect(signIn).toBe('/cas/login')
  expect(oauth2.issuer).toBe('/cas/oauth2')
  expect(oauth2.discovery).toBe('/cas/oauth2/.well-known/openid-configuration')
  expect(serviceDocument).toBe('/cas/.well-known/authenticator')
  expect(eidCallback('demoland')).toBe('/cas/eid/callback/demoland')
})

test('pages of My Account, and pages of one’s own', () => {
  const { account, at } = addresses('/cas')
  expect(account()).toBe('/cas/account')
  expect(account('phones/add')).toBe('/cas/account/phones/add')
  expect(at('/card/:id')).toBe('/cas/card/:id')
})

test('a token in a link is escaped', () => {
  expect(addresses('/cas').passwordLink('a+b/c=')).toBe('/cas/password?token=a%2Bb%2Fc%3D')
})

test.each([
  ['/cas/login', true],
  ['/cas/', true],
  ['/cas', false],
  ['/cast/login', false],
  ['/', false],
])('%s lies below the base: %s', (path, within) => {
  expect(addresses('/cas').contains(path)).toBe(within)
})

test.each([
  '',
  '/',
  'cas',
  '/cas/',
  '/CAS',
  '//cas',
  '/a//b',
  '/cas?x',
  '/..',
  '/:id',
  '/-a',
  '/a b',
  'https://x.example/cas',
  '/dev',
  '/dev/sso',
  '/healthz',
  '/readyz',
  '/metrics',
])('the base %s is refused', (base) => {
  expect(() => addresses(base)).toThrow(expect.objectContaining({ code: 'invalid-settings' }))
})

test('parameters come after those that are there; what is null stays away', () => {
  expect(withQuery('/a', {})).toBe('/a')
  expect(withQuery('/a', { x: null, y: undefined })).toBe('/a')
  expect(withQuery('/a', { x: '/b?c=d&e', n: 0, z: null })).toBe('/a?x=%2Fb%3Fc%3Dd%26e&n=0')
  expect(withQuery('/a?q=1', { x: '' })).toBe('/a?q=1&x=')
})

test('a folder without a name is its overview', () => {
  const { account, admin } = addresses('/cas')
  expect([account(), account('devices')]).toEqual(['/cas/account', '/cas/account/devices'])
  expect([admin(), admin('people')]).toEqual(['/cas/admin', '/cas/admin/people'])
})
