import { describe, expect, test } from 'vitest'
import { countries, diallingCountries, languageOptions } from '../../../src/web/fields/codes.ts'
import { matching } from '../../../src/web/fields/matching.ts'

const found = (options: Parameters<typeof matching>[0], typed: string): readonly string[] =>
  matching(options, typed).map((option) => option.label)

describe('finding by typing', () => {
  test.each([
    ['fr', 'grece', ['Grèce']],
    ['fr', 'germany', ['Allemagne']],
    ['fr', 'cote d iv', ['Côte d’Ivoire']],
    ['en', 'koso', ['Kosovo']],
    ['en', 'xk', ['Kosovo']],
    ['en', 'xyz', []],
  ])('countries in %s: %s', (language, typed, labels) => {
    expect(found(countries(language), typed)).toEqual(labels)
  })
  test('a code goes before the names that it is part of', () => {
    expect(found(countries('en'), 'DE').slice(0, 2)).toEqual(['Denmark', 'Germany'])
    expect(found(countries('en'), 'states')[0]).toBe('United States')
  })
  test('a language by its own name, a country by its dialling code', () => {
    expect(found(languageOptions('en'), 'français')).toContain('French')
    expect(found(languageOptions('en'), 'ελλην')).toEqual(['Greek'])
    expect(found(diallingCountries('en'), '+32')[0]).toBe('Belgium +32')
    expect(found(diallingCountries('en'), '0032')).toEqual(['Belgium +32'])
  })
  test('nothing typed gives all', () => {
    expect(found(countries('en'), ' ')).toHaveLength(250)
  })
})
