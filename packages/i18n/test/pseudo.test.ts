import { expect, test } from 'vitest'
import { pseudoAsked } from '../src/pseudo.ts'
import { createTranslator } from '../src/translator.ts'

const en = {
  go: 'Go on',
  left: '{n, plural, one {You have # try left.} other {You have # tries left.}}',
  link: 'Mistyped? <again>Register again</again>, {name}.',
}
const long = createTranslator({ en }, 'en', { pseudo: 'long' })

test('is longer by two fifths, with accents, and shows where it ends', () => {
  expect(long('go')).toMatch(/^\[Ĝö öñ \p{L}+\]$/u)
  const [plain, said] = [createTranslator({ en }, 'en')('left', { n: 3 }), long('left', { n: 3 })]
  expect(said.length / plain.length).toBeGreaterThan(1.35)
  expect(said).toContain('3')
})

test('parameters and tags stay what they are', () => {
  const parts = long.parts<unknown>('link', { name: 'Zoe', again: (inside: readonly unknown[]) => ({ inside }) })
  expect(parts).toContainEqual({ inside: [expect.stringMatching(/^Ŕéĝîšţéŕ åĝåîñ /)] })
  expect(parts.filter((part) => typeof part === 'string').join('')).toContain('Zoe')
})

test('or shows the keys', () => {
  expect(createTranslator({ en }, 'en', { pseudo: 'keys' })('left', { n: 1 })).toBe('left')
})

test('an address asks for it on this machine alone', () => {
  expect(pseudoAsked({ hostname: 'localhost', search: '?pseudo=long' })).toBe('long')
  expect(pseudoAsked({ hostname: 'localhost', search: '?pseudo=other' })).toBe(undefined)
  expect(pseudoAsked({ hostname: 'id.example.eu', search: '?pseudo=long' })).toBe(undefined)
})
