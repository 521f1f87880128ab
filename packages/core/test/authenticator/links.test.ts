import { describe, expect, test } from 'vitest'
import { formatLink, parseLink } from '../../src/authenticator/links.ts'

const app = 'https://app.example.eu'
const id = 'AAECAwQFBgcICQoLDA0ODw'
const secret = '_____________________w'
const initialise = { kind: 'initialise', issuer: 'https://id.example.eu', id, secret } as const

test('each link comes back as it was written', () => {
  for (const link of [initialise, { kind: 'approve', id } as const, { kind: 'sign-in', token: 'aaa.bbb.c-_' } as const])
    expect(parseLink(formatLink(link, app))).toEqual(link)
})

test('the initialise link is as short as the specification writes it', () => {
  expect(formatLink(initialise, app)).toBe(
    `https://app.example.eu/initialise#v=1&iss=https://id.example.eu&id=${id}&s=${secret}`,
  )
})

test.each([
  (link: string) => `<${link}>`,
  (link: string) => `(${link}).`,
  (link: string) => `\u200E${link}\u200B`,
  (link: string) => `“${link}”, `,
  (link: string) => link.replace('v=1', 'v=١'),
])('what came along with a pasted link is ignored: %s', (pasted) => {
  expect(parseLink(pasted(formatLink(initialise, app)))).toEqual(initialise)
})

test('a link may stand on any address, below any path, with an issuer without TLS', () => {
  const fragment = formatLink({ ...initialise, issuer: 'http://localhost:8080' }, `${app}/somewhere`)
  expect(fragment).toBe(`${app}/initialise#v=1&iss=http://localhost:8080&id=${id}&s=${secret}`)
  expect(parseLink(fragment.replace(app, 'https://example.com/apps/mine'))).toEqual({
    ...initialise,
    issuer: 'http://localhost:8080',
  })
  expect(parseLink(`custom:/approve#id=${id}`)).toEqual({ kind: 'approve', id })
  expect(parseLink('https://x/sign-in#a.b.c')).toEqual({ kind: 'sign-in', token: 'a.b.c' })
})

test('a text of 4096 characters is read, and none that is longer', () => {
  const link = `${app}/sign-in#a.b.`
  const long = link + 'c'.repeat(4096 - link.length)
  expect(parseLink(long)).toMatchObject({ kind: 'sign-in' })
  expect(parseLink(`${long}c`)).toEqual({ kind: 'unknown' })
})

test.each(['<<(["link"])>>.,;:!?', '‘‹«„link’›»”…', '« link ».'])(
  'signs around it don’t belong to it: %s',
  (pasted) => {
    expect(parseLink(pasted.replace('link', formatLink(initialise, app)))).toEqual(initialise)
  },
)

test('blanks around a pasted link are ignored', () => {
  expect(parseLink(`\n ${formatLink(initialise, app)} `)).toEqual(initialise)
})

describe('what is not ours is unknown', () => {
  test.each([
    '',
    'hello',
    '0600 123456',
    'https://example.com/',
    'WIFI:S:net;;',
    `${app}/initialise`,
    `${app}/initialise#v=2&iss=https://id.example.eu&id=${id}&s=${secret}`,
    `${app}/initialise#v=1&iss=https://id.example.eu&id=${id}`,
    `${app}/initialise#v=1&iss=https://id.example.eu&id=${id}&s=short`,
    `${app}/initialise#v=1&iss=https://id.example.eu/path&id=${id}&s=${secret}`,
    `${app}/initialise#v=1&iss=javascript:alert(1)&id=${id}&s=${secret}`,
    `${app}/initialise?v=1&iss=https://id.example.eu&id=${id}&s=${secret}`,
    `${app}/approve#id=x`,
    `${app}/sign-in#notatoken`,
    `${app}/sign-in#a.b`,
    `${app}/sign-in#a.b.c.d`,
    `${app}/sign-in#.b.c`,
    `${app}/sign-in#a.b.`,
    `${app}/sign-in#a%20.b.c`,
    `${app}/sign-in/x#a.b.c`,
    `${app}/approve/x#id=${id}`,
    `${app}/approve`,
    `${app}/approve#id=${id}A`,
    `${app}/initialise/x#v=1&iss=https://id.example.eu&id=${id}&s=${secret}`,
    `${app}/initialise#v=1&iss=https://id.example.eu&s=${secret}`,
    `${app}/initialise#v=1&iss=https://id.example.eu&id=${id}A&s=${secret}`,
    `${app}/initialise#v=1&id=${id}&s=${secret}`,
    `${app}/initialise#v=1&iss=https://[&id=${id}&s=${secret}`,
    `${app}/initialise#v=1&iss=nowhere&id=${id}&s=${secret}`,
    `${app}/initialise#v=1&iss=ftp://id-http:80&id=${id}&s=${secret}`,
    `${app}/initialise#v=1&iss=https://ID.example.eu&id=${id}&s=${secret}`,
    `${app}/initialise#iss=https://id.example.eu&id=${id}&s=${secret}`,
    `https://x/#${'a'.repeat(5000)}`,
  ])('%j', (text) => {
    expect(parseLink(text)).toEqual({ kind: 'unknown' })
  })
})
