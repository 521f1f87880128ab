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
