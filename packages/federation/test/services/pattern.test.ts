import { describe, expect, test } from 'vitest'
import { patternFault } from '../../src/services/pattern.ts'
import { parseServices } from '../../src/services/index.ts'

describe('an address that is registered', () => {
  test.each([
    'https://shop.example',
    'https://shop.example/',
    'https://shop.example/app',
    'https://shop.example/app/',
    'https://shop.example:8443/app',
    'https://intranet/app',
    'https://xn--bcher-kva.example/donn%C3%A9es',
    'https://192.0.2.1/app',
    'https://shop.example.co.uk',
    'https://shop.github.io',
    'http://localhost:3000/',
    'http://127.0.0.1:3000',
    'http://[::1]:3000/app',
  ])('may be %s', (pattern) => {
    expect(patternFault(pattern)).toBeNull()
  })

  test.each([
    ['everybody’s', 'https://eu/', /everybody’s are below eu$/],
    ['everybody’s in a country', 'https://co.uk', /everybody’s are below co\.uk$/],
    ['http', 'http://shop.example/', /must be https/],
    ['http on a host that begins like this machine', 'http://localhost.example/', /must be https/],
    ['all hosts', 'https://*.example.eu/', /no wildcards/],
    ['all paths', 'https://shop.example/app/*', /no wildcards/],
    ['an expression', '^https://shop\\.example/.*$', /no wildcards/],
    ['an expression for any address', '^(https|http)://.*', /no wildcards/],
    ['no address', 'shop.example/app', /doesn’t begin with https/],
    ['a query', 'https://shop.example/app?x=1', /no query/],
    ['a fragment', 'https://shop.example/#/app', /fragment/],
    ['credentials', 'https://a:b@shop.example/', /user or password/],
    ['a host in capitals', 'https://Shop.example/app', /as browsers write it: https:\/\/shop\.example\/app$/],
    ['the scheme’s own port', 'https://shop.example:443/app', /as browsers write it: https:\/\/shop\.example\/app$/],
    ['a host that isn’t ASCII', 'https://b\u00fccher.example/', /xn--/],
    ['dots', 'https://shop.example/x/../app', /\. or \.\./],
    ['an encoded letter that needn’t be', 'https://shop.example/%61pp', /plain path/],
    ['an encoded slash', 'https://shop.example/a%2Fb', /plain path/],
    ['a parameter', 'https://shop.example/app;x', /plain path/],
    ['two slashes', 'https://shop.example//app', /plain path/],
    ['dots encoded twice', 'https://shop.example/%252e%252e', /plain path/],
    ['half a character, encoded twice', 'https://shop.example/%25C3', /plain path/],
    ['a dot at the end', 'https://shop.example/app.', /plain path/],
  ])('may not be %s', (_, pattern, why) => {
    expect(patternFault(pattern)).toMatch(why)
  })
})

function issuesOf(...urls: readonly (readonly string[])[]): readonly string[] {
  const parsed = parseServices(urls.map((each, at) => ({ name: `Service ${at}`, type: 'cas', urls: each })))
  return parsed.ok ? [] : parsed.issues.map(({ path, message }) => `${path}: ${message}`)
}

describe('addresses side by side', () => {
  test('may lie below one another where they are of two services', () => {
    expect(issuesOf(['https://shop.example/'], ['https://shop.example/admin'])).toEqual([])
  })

  test.each([
    ['the same', 'https://shop.example/app'],
    ['the same with a slash', 'https://shop.example/app/'],
    ['the same but for case, which not every server minds', 'https://shop.example/App'],
  ])('have one owner: %s', (_, second) => {
    expect(issuesOf(['https://shop.example/app'], [second])).toEqual([
      '1.urls.0: is registered for Service 0 already (https://shop.example/app): an address has one owner',
    ])
  })

  test('of one service each add something', () => {
    expect(issuesOf(['https://shop.example/app', 'https://shop.example/app/'])).toEqual([
      '0.urls.1: is there twice: https://shop.example/app means the same',
    ])
    expect(issuesOf(['https://shop.example/app/x', 'https://shop.example', 'https://other.example'])).toEqual([
      '0.urls.0: lies below https://shop.example already, and adds nothing',
    ])
  })

  test('are compared with what is an address alone', () => {
    for (const none of ['shop.example/app', 'https://shop.example/%25C3'])
      expect(issuesOf([none], ['https://shop.example/'], [none]).map((issue) => issue.slice(0, 9))).toEqual([
        '0.urls.0:',
        '2.urls.0:',
      ])
  })

  test('on other ports and hosts are others', () => {
    expect(
      issuesOf(['https://shop.example/app'], ['https://shop.example:8443/app', 'https://x.shop.example/app']),
    ).toEqual([])
  })
})
