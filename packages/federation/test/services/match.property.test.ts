import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchService, parseServices } from '../../src/services/index.ts'

const parsed = parseServices([
  { name: 'Shop', type: 'cas', urls: ['https://shop.example/app'] },
  { name: 'Whole', type: 'cas', urls: ['https://whole.example/'] },
  { name: 'Admin', type: 'cas', urls: ['https://whole.example/admin'] },
])
if (!parsed.ok) throw new Error('unreachable')
const { services } = parsed

const separators = [
  'https://',
  'HTTPS://',
  'http://',
  'https:',
  '//',
  '/',
  '\\',
  '@',
  ':',
  ':443',
  ':8443',
  '?',
  '#',
  ';',
]
const names = ['shop.example', 'whole.example', 'evil.example', 'app', 'admin', 'Admin', 'x', '.', '..']
const encoded = ['%2e', '%2F', '%5c', '%25', '%61', '%EF%BC%8F', '%E2%80%A5', '%C0%AE', '%00', '%', '%2']
const odd = ['\t', '\n', ' ', '\u3002', '\u00ad', '=', '&', '[', ']']
const pieces = fc.constantFrom(...separators, ...names, ...encoded, ...odd)
const address = fc.oneof(
  fc.array(pieces, { maxLength: 9 }).map((all) => all.join('')),
  fc.array(pieces, { maxLength: 7 }).map((all) => `https://shop.example/app${all.join('')}`),
  fc.array(pieces, { maxLength: 7 }).map((all) => `https://whole.example/${all.join('')}`),
  fc.webUrl({ withQueryParameters: true }),
)
const runs = { numRuns: 3000 }

/** Each is what some server or library does to a path before it looks at it. */
const readings: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => new URL(`https://reading.invalid${path}`).pathname,
  (path) => new URL(`https://reading.invalid${tolerant(path)}`).pathname,
  (path) => tolerant(tolerant(path)),
  (path) => path.replace(/;[^/]*/g, '').replace(/\/{2,}/g, '/'),
  (path) =>
    tolerant(path)
      .replaceAll('\\', '/')
      .replace(/\/{2,}/g, '/')
      .toLowerCase(),
  (path) => tolerant(path).normalize('NFKC'),
]

function tolerant(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const below = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`)

describe('whatever an address looks like', () => {
  test('who owns it is who a browser goes to', () => {
    fc.assert(
      fc.property(address, (text) => {
        const match = matchService(services, text)
        if (!match.ok) return
        const url = new URL(match.address)
        expect(match.address).toBe(text)
        expect(url.origin).toBe(new URL(match.pattern).origin)
        expect([url.username, url.password, url.hash]).toEqual(['', '', ''])
        // A browser changes nothing in the path that was compared.
        expect(text).toContain(url.pathname === '/' ? '' : url.pathname)
        expect(below(url.pathname, new URL(match.pattern).pathname.replace(/\/$/, ''))).toBe(true)
      }),
      runs,
    )
  })

  test('no server’s reading takes it to somebody else', () => {
    fc.assert(
      fc.property(address, (text) => {
        const match = matchService(services, text)
        if (!match.ok) return
        const { pathname } = new URL(text)
        for (const read of readings) {
          const path = read(pathname)
          if (match.service.name === 'Whole') expect(below(path, '/admin')).toBe(false)
          if (match.service.name === 'Shop') expect(below(path, '/app')).toBe(true)
          if (match.service.name === 'Admin') expect(below(path, '/admin')).toBe(true)
        }
      }),
      runs,
    )
  })

  test('dots that lead out of another’s path, which only some follow, make it nobody’s', () => {
    const match = matchService(services, 'https://whole.example/Admin//%E2%80%A5')
    expect(match).toMatchObject({ ok: false, why: { reason: 'ambiguous' } })
  })

  test('what can be put into a header and a page unchanged is all that is taken', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.string({ unit: 'binary' })), (text) => {
        const match = matchService(services, text)
        if (match.ok) expect(text).toMatch(/^[!$-;=?-[\]-~]+$/)
      }),
      runs,
    )
  })

  test('more in the query changes nothing', () => {
    fc.assert(
      fc.property(address, fc.stringMatching(/^[\w.~!$&'()*+,;=:@/?%-]{0,20}$/), (text, query) => {
        fc.pre(!/[?#]/.test(text))
        const [plain, asked] = [matchService(services, text), matchService(services, `${text}?${query}`)]
        expect(asked.ok && asked.service).toEqual(plain.ok && plain.service)
      }),
      runs,
    )
  })
})
