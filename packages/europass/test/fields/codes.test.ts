import { describe, expect, test } from 'vitest'
import { countryCodes, isoCountry, languageCodes } from '../../src/fields/index.ts'
import { countryName, languageName } from '../../src/names.ts'

describe('codes', () => {
  test.each(['en', 'fr'])('every country has a name of its own in %s', (language) => {
    const names = countryCodes.map((code) => countryName(code, language))
    expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).toEqual([])
    expect(new Set(names).size).toBe(250)
    expect(countryName('XK', language)).toMatch(/^Kosovo/)
  })
  test('a country is read by its code, or by the Union’s own', () => {
    expect(countryCodes.map((code) => isoCountry(code.toLowerCase()))).toEqual(countryCodes)
    expect(['EL', 'uk', ' Gr ', 'GB'].map(isoCountry)).toEqual(['GR', 'GB', 'GR', 'GB'])
    expect(['', 'ZZ', 'EU', 'E', 'ELL', 'Greece', 'constructor'].map(isoCountry)).toEqual(Array(7).fill(''))
  })
  test.each(['en', 'fr'])('every language has a name of its own in %s', (language) => {
    const names = languageCodes.map((code) => languageName({ code, label: '' }, language))
    expect(new Set(names).size).toBe(languageCodes.length)
    // Browsers leave out rare ones to be smaller; Node has all.
    expect(names.filter((name, index) => name.toLowerCase() !== languageCodes[index]).length).toBeGreaterThan(180)
  })
  test('the languages of the Union are among them', () => {
    const union = 'bul hrv ces dan nld eng est fin fra deu ell hun gle ita lav lit mlt pol por ron slk slv spa swe'
    expect(union.split(' ').filter((code) => !languageCodes.includes(code))).toEqual([])
  })
})
