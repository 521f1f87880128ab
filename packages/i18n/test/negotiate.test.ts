import { expect, test } from 'vitest'
import { negotiateLanguage, parseAcceptLanguage } from '../src/negotiate.ts'

test('the choice just made wins over the remembered one, that over the browser', () => {
  const wishes = { query: 'fr', remembered: 'en', acceptLanguage: 'en' }
  expect(negotiateLanguage(wishes)).toBe('fr')
  expect(negotiateLanguage({ ...wishes, query: null })).toBe('en')
  expect(negotiateLanguage({ acceptLanguage: 'de, fr-BE;q=0.7, en;q=0.5' })).toBe('fr')
})

test.each(['xx', '', '../../etc', 'de', '<script>'])(
  'an unknown or unsupported choice (%s) counts as none',
  (query) => {
    expect(negotiateLanguage({ query, acceptLanguage: 'fr' })).toBe('fr')
  },
)

test('nobody understood: the fallback', () => {
  expect(negotiateLanguage({ acceptLanguage: 'ja, *;q=0.1' }, { fallback: 'fr' })).toBe('fr')
  expect(negotiateLanguage({})).toBe('en')
})

test('more languages can be supported', () => {
  expect(negotiateLanguage({ acceptLanguage: 'de-AT' }, { supported: ['en', 'de'] })).toBe('de')
})

test('weights order, zero refuses, nonsense is dropped', () => {
  expect(parseAcceptLanguage('da, en-gb;q=0.8, en;q=0.7, sv;q=0, x;q=lots')).toEqual(['da', 'en-gb', 'en'])
  expect(parseAcceptLanguage('')).toEqual([])
})

test('options that can’t be are refused each time, and those that can only looked at once', () => {
  const wrong = { fallback: 'xx' as never }
  for (let times = 0; times < 2; times++)
    expect(() => negotiateLanguage({}, wrong)).toThrow('negotiateLanguage: fallback must be a language')
  const right = { supported: ['fr', 'en'] as const, fallback: 'fr' as const }
  for (let times = 0; times < 2; times++) expect(negotiateLanguage({ query: 'de' }, right)).toBe('fr')
})

test.each([[['fr', 'en']], [{ lang: 'fr' }], [42]])('a wish that is no text (%j) counts as none', (wish) => {
  const wishes = { query: wish, remembered: wish, acceptLanguage: 'fr' }
  expect(negotiateLanguage(wishes as never)).toBe('fr')
  expect(negotiateLanguage({ query: 'fr', acceptLanguage: wish } as never)).toBe('fr')
  expect(negotiateLanguage({ acceptLanguage: wish } as never)).toBe('en')
})
