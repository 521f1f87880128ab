import { describe, expect, test } from 'vitest'
import { matchService, parseServices } from '../../src/services/index.ts'

function registered(urls: Readonly<Record<string, readonly string[]>>) {
  const parsed = parseServices(Object.entries(urls).map(([name, each]) => ({ name, type: 'cas', urls: each })))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.services
}

const services = registered({
  Shop: ['https://shop.example/app', 'https://shop.example:8443/'],
  Whole: ['https://whole.example'],
  Admin: ['https://whole.example/admin'],
  Case: ['https://case.example/Reports'],
  Local: ['http://localhost:3000/', 'http://[::1]:3000'],
  Abroad: ['https://xn--bcher-kva.example/', 'https://shop.example/donn%C3%A9es'],
})

function ownerOf(address: string): string | null {
  const match = matchService(services, address)
  return match.ok ? match.service.name : null
}

describe('an address belongs to the service below whose origin and path it lies', () => {
  test.each([
    ['the path itself', 'https://shop.example/app', 'Shop'],
    ['with a slash', 'https://shop.example/app/', 'Shop'],
    ['below', 'https://shop.example/app/basket/1', 'Shop'],
    ['a query', "https://shop.example/app?next=https://evil.example/@'|[]{}^`%zz%2e%2e/", 'Shop'],
    ['a question mark alone', 'https://shop.example/app?', 'Shop'],
    ['another port that is registered', 'https://shop.example:8443/anything', 'Shop'],
    ['the scheme’s own port', 'https://shop.example:443/app', 'Shop'],
    ['scheme and host in capitals', 'HTTPS://Shop.Example/app', 'Shop'],
    ['an origin without a path', 'https://whole.example', 'Whole'],
    ['an origin and a query', 'https://whole.example?x=1', 'Whole'],
    ['the longest path', 'https://whole.example/admin/users', 'Admin'],
    ['a longer name beside it', 'https://whole.example/administration', 'Whole'],
    ['this machine', 'http://localhost:3000/cas/callback', 'Local'],
    ['this machine by IPv6', 'http://[::1]:3000/cas/callback', 'Local'],
    ['a host that isn’t ASCII, as browsers write it', 'https://xn--bcher-kva.example/x', 'Abroad'],
    ['an encoded letter that needs it', 'https://shop.example/donn%C3%A9es/1', 'Abroad'],
    ['a path in capitals, as registered', 'https://case.example/Reports/2026', 'Case'],
    ['an encoded slash below the path', 'https://shop.example/app/a%2Fb', 'Shop'],
    ['a percent sign encoded twice below the path', 'https://shop.example/app/100%2525', 'Shop'],
    ['a session in the path', 'https://shop.example/app/x;jsessionid=1A', 'Shop'],
    ['empty segments below the path', 'https://shop.example/app//x', 'Shop'],
    ['an at sign in the path', 'https://shop.example/app/@evil.example', 'Shop'],
    ['an address in the path', 'https://shop.example/app/https://evil.example/', 'Shop'],
  ])('%s', (_, address, owner) => {
    const match = matchService(services, address)
    expect(match.ok && match.service.name).toBe(owner)
    // What was compared is what is used.
    expect(match.ok && match.address).toBe(address)
  })
})

/** Address, and why it is nobody's: the reason, or what is wrong with the address itself. */
const tricks: readonly (readonly [trick: string, address: string, why: string])[] = [
  ['the host as a user', 'https://shop.example@evil.example/app', 'credentials'],
  ['the host as user and password', 'https://shop.example:443@evil.example/app', 'credentials'],
  ['a user before the host', 'https://evil@shop.example/app', 'credentials'],
  ['an empty user', 'https://@shop.example/app', 'credentials'],
  ['an encoded at sign in the host', 'https://shop.example%40evil.example/app', 'host'],
  ['a backslash that ends the host', 'https://evil.example\\@shop.example/app', 'backslash'],
  ['a backslash that begins the path', 'https://shop.example\\app', 'backslash'],
  ['backslashes for slashes', 'https:\\\\shop.example\\app', 'backslash'],
  ['a backslash in the query', 'https://shop.example/app?\\', 'backslash'],
  ['a backslash climbs', 'https://shop.example/app\\..\\x', 'backslash'],
  ['an encoded backslash climbs', 'https://shop.example/app/..%5Cx', 'ambiguous'],
  ['an encoded backslash at the end of the path’s name', 'https://shop.example/app%5C..', 'path'],
  ['a longer name', 'https://shop.example/apple', 'path'],
  ['a name with a hyphen', 'https://shop.example/app-evil', 'path'],
  ['a name with a dot', 'https://shop.example/app.evil', 'path'],
  ['a parameter at the path’s name', 'https://shop.example/app;evil', 'path'],
  ['an at sign at the path’s name', 'https://shop.example/app@evil.example', 'path'],
  ['a shorter path', 'https://shop.example/', 'path'],
  ['another path', 'https://shop.example/other/app', 'path'],
  ['the path in capitals', 'https://shop.example/APP', 'path'],
  ['an empty segment first', 'https://shop.example//app', 'path'],
  ['an encoded letter that needn’t be', 'https://shop.example/%61pp', 'path'],
  ['an encoded slash after the path', 'https://shop.example/app%2Fx', 'path'],
  ['an encoded question mark after the path', 'https://shop.example/app%3Fx', 'path'],
  ['an encoded fragment after the path', 'https://shop.example/app%23x', 'path'],
  ['the path twice encoded', 'https://shop.example/%2561pp', 'path'],
  ['dots', 'https://shop.example/app/../x', 'dot-segment'],
  ['dots into the path', 'https://shop.example/x/../app', 'dot-segment'],
  ['one dot', 'https://shop.example/app/./x', 'dot-segment'],
  ['dots at the end', 'https://shop.example/app/..', 'dot-segment'],
  ['encoded dots', 'https://shop.example/app/%2e%2e/x', 'dot-segment'],
  ['encoded dots, in capitals', 'https://shop.example/app/%2E%2E/x', 'dot-segment'],
  ['one encoded dot of two', 'https://shop.example/app/.%2e/x', 'dot-segment'],
  ['dots encoded twice', 'https://shop.example/app/%252e%252e/x', 'ambiguous'],
  ['dots encoded many times', 'https://shop.example/app/%2525252e%25252e/x', 'ambiguous'],
  ['a percent sign in pieces', 'https://shop.example/app/%25%32%65%2e/x', 'ambiguous'],
  ['an encoded slash after dots', 'https://shop.example/app/..%2Fx', 'ambiguous'],
  ['an encoded slash before dots', 'https://shop.example/app/x%2F..%2F..%2Fy', 'ambiguous'],
  ['dots with a parameter', 'https://shop.example/app/..;/x', 'dot-segment'],
  ['dots with an encoded parameter', 'https://shop.example/app/..%3B/x', 'dot-segment'],
  ['wide dots', 'https://shop.example/app/%EF%BC%8E%EF%BC%8E/x', 'ambiguous'],
  ['two dots in one character', 'https://shop.example/app/%E2%80%A5/x', 'ambiguous'],
  ['a wide slash after dots', 'https://shop.example/app/..%EF%BC%8Fx', 'ambiguous'],
  ['overlong dots', 'https://shop.example/app/%C0%AE%C0%AE/x', 'path-character'],
  ['overlong dots, encoded twice', 'https://shop.example/app/%25C0%25AE%25C0%25AE/x', 'ambiguous'],
  ['half a character', 'https://shop.example/app/%C3', 'path-character'],
  ['a percent sign that stands for none', 'https://shop.example/app/%zz', 'path-character'],
  ['a percent sign at the end', 'https://shop.example/app/%', 'path-character'],
  ['a subdomain', 'https://evil.shop.example/app', 'origin'],
  ['a longer host', 'https://shop.example.evil.example/app', 'origin'],
  ['a host that ends like it', 'https://evilshop.example/app', 'origin'],
  ['another port', 'https://shop.example:444/app', 'origin'],
  ['http', 'http://shop.example/app', 'origin'],
  ['http on the port of https', 'http://shop.example:443/app', 'origin'],
  ['a port with a zero before it', 'https://shop.example:0443/app', 'port'],
  ['an empty port', 'https://shop.example:/app', 'port'],
  ['a port that is none', 'https://shop.example:99999/app', 'port'],
  ['a port that is a word', 'https://shop.example:443evil/app', 'port'],
  ['two ports', 'https://shop.example:443:444/app', 'port'],
  ['a dot after the host', 'https://shop.example./app', 'trailing-dot'],
  ['a dot after the host and a port', 'https://shop.example.:443/app', 'trailing-dot'],
  ['an encoded dot in the host', 'https://shop%2eexample/app', 'host'],
  ['an encoded letter in the host', 'https://%73hop.example/app', 'host'],
  ['an encoded slash in the host', 'https://evil.example%2f.shop.example/app', 'host'],
  ['an encoded zero in the host', 'https://shop.example%00.evil.example/app', 'host'],
  ['a host that isn’t ASCII', 'https://b\u00fccher.example/x', 'not-ascii'],
  ['a look-alike letter in the host', 'https://sh\u043ep.example/app', 'not-ascii'],
  ['a wide dot in the host', 'https://shop\u3002example/app', 'not-ascii'],
  ['a soft hyphen in the host', 'https://shop\u00ad.example/app', 'not-ascii'],
  ['a wide slash', 'https://shop.example\uff0f@evil.example/app', 'not-ascii'],
  ['punycode in capitals of another host', 'https://XN--BCHER-KVB.example/', 'origin'],
  ['a number for an address', 'http://2130706433:3000/', 'host'],
  ['a short address', 'http://127.1:3000/', 'host'],
  ['an octal address', 'http://0177.0.0.1:3000/', 'host'],
  ['a long IPv6 address', 'http://[0:0:0:0:0:0:0:1]:3000/', 'host'],
  ['an IPv6 address with a zone', 'http://[::1%25eth0]:3000/', 'host'],
  ['an unclosed IPv6 address', 'http://[::1:3000/', 'host'],
  ['no host', 'https:///shop.example/app', 'not-absolute'],
  ['one slash', 'https:/shop.example/app', 'not-absolute'],
  ['no slash', 'https:shop.example/app', 'not-absolute'],
  ['no scheme', '//shop.example/app', 'not-absolute'],
  ['a path', '/app', 'not-absolute'],
  ['nothing', '', 'not-absolute'],
  ['a question mark for a host', 'https://?shop.example/app', 'not-absolute'],
  ['another scheme', 'javascript://shop.example/app%0Aalert(1)', 'not-absolute'],
  ['a scheme before it', 'view-source:https://shop.example/app', 'not-absolute'],
  ['a whole address, encoded', 'https%3A%2F%2Fshop.example%2Fapp', 'not-absolute'],
  ['a fragment', 'https://shop.example/app#x', 'fragment'],
  ['a fragment that ends the host', 'https://evil.example#shop.example/app', 'fragment'],
  ['a fragment before an at sign', 'https://evil.example#@shop.example/app', 'fragment'],
  ['an empty fragment', 'https://shop.example/app#', 'fragment'],
  ['a tab in the scheme', 'ht\ttps://shop.example/app', 'control-character'],
  ['a tab in the host', 'https://evil.exa\tmple/app', 'control-character'],
  ['a tab in dots', 'https://shop.example/app/.\t./x', 'control-character'],
  ['a line break', 'https://shop.example/app\r\nSet-Cookie: a=b', 'control-character'],
  ['a line break at the end', 'https://shop.example/app\n', 'control-character'],
  ['a zero', 'https://shop.example/app\u0000', 'control-character'],
  ['an encoded zero', 'https://shop.example/app/%00', 'path-character'],
  ['an encoded line break', 'https://shop.example/app/%0d%0ax', 'path-character'],
  ['a blank before it', ' https://shop.example/app', 'space'],
  ['a blank after it', 'https://shop.example/app ', 'space'],
  ['a blank in the host', 'https://shop.example evil.example/app', 'space'],
  ['a quote', 'https://shop.example/app?"><script>', 'path-character'],
  ['a brace in the path', 'https://shop.example/app/{x}', 'path-character'],
  ['no end', `https://shop.example/app?${'x'.repeat(4100)}`, 'too-long'],
]

describe('can’t be fooled', () => {
  test.each(tricks)('by %s', (_, address, why) => {
    const match = matchService(services, address)
    const reason = match.ok ? `belongs to ${match.service.name}` : match.why.reason
    expect(match.ok || match.why.reason !== 'address' ? reason : match.why.fault).toBe(why)
  })
})

describe('of two services on one origin', () => {
  test.each([
    'https://whole.example/%61dmin',
    'https://whole.example/Admin',
    'https://whole.example/admin;x=1/users',
    'https://whole.example//admin',
    'https://whole.example/admin%2Fusers',
    'https://whole.example/admin%3Fx',
    'https://whole.example/%2561dmin',
    'https://whole.example/x%2F..%2Fadmin',
    'https://whole.example/x/..%5Cadmin',
    'https://whole.example/%EF%BD%81dmin',
    'https://whole.example/admin.',
    'https://whole.example/admin%20',
  ])('none has what a server may take for the other’s: %s', (address) => {
    const match = matchService(services, address)
    expect(match).toMatchObject({
      ok: false,
      why: { reason: 'ambiguous', as: { name: 'Whole' }, orAs: { name: 'Admin' } },
    })
  })

  test('what any reading leaves with one is that one’s', () => {
    expect(ownerOf('https://whole.example/x%2Fy')).toBe('Whole')
    expect(ownerOf('https://whole.example/admin/x%2Fy')).toBe('Admin')
    expect(ownerOf('https://whole.example/admin/..%2Fx')).toBeNull()
  })
})

describe('says why not', () => {
  test('with the origin that nobody has', () => {
    expect(matchService(services, 'HTTPS://Other.example:443/x')).toEqual({
      ok: false,
      why: { reason: 'origin', origin: 'https://other.example' },
    })
  })

  test('with the paths that the origin has', () => {
    expect(matchService(services, 'https://shop.example/x')).toEqual({
      ok: false,
      why: { reason: 'path', patterns: ['https://shop.example/app', 'https://shop.example/donn%C3%A9es'] },
    })
  })
})

test('clients of OpenID Connect have no addresses of this kind', () => {
  const parsed = parseServices([
    { name: 'Shop', type: 'oidc', clientId: 'shop', redirectUris: ['https://shop.example/back'] },
  ])
  expect(parsed.ok && matchService(parsed.services, 'https://shop.example/back').ok).toBe(false)
})

test('the longest path counts, in whatever order they are registered, and read as its service does', () => {
  const addresses = [
    'https://one.example/',
    'https://one.example/a/b',
    'https://one.example/A/b/c',
    'https://one.example/x',
  ]
  for (const urls of [addresses, addresses.toReversed()]) {
    const own = registered(Object.fromEntries(urls.map((url) => [url, [url]])))
    for (const [address, owner] of [
      ['https://one.example/y', 0],
      ['https://one.example/a/b/d', 1],
      ['https://one.example/A/b/c/d', 2],
      ['https://one.example/x', 3],
    ] as const) {
      const match = matchService(own, address)
      expect(match.ok && match.pattern).toBe(addresses[owner])
    }
  }
})
