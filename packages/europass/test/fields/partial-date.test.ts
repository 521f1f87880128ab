import { describe, expect, test } from 'vitest'
import { formatPartialDate, isAfter, parsePartialDate } from '../../src/fields/index.ts'

describe('partial dates', () => {
  test.each(['2021-13', '2021-00', '2021-02-29', '2021-2', '21', '2021-04-31', '0000', '2021-01-00', 'x', ''])(
    '%s is none',
    (text) => {
      expect(parsePartialDate(text)).toBeUndefined()
    },
  )
  test('leap days exist in leap years', () =>
    expect(parsePartialDate('2020-02-29')).toEqual({ year: 2020, month: 2, day: 29 }))
  test('are compared as far as both are exact', () => {
    expect([
      isAfter('2021', '2020-12'),
      isAfter('2021', '2021-05'),
      isAfter('2021-05', '2021'),
      isAfter('2021-06', '2021-05-31'),
    ]).toEqual([true, false, false, true])
  })
  test('are written no more exact than they are, in each style', () => {
    const written = (month: 'short' | 'long' | 'numeric' | 'year') =>
      ['2021', '2021-09', '2021-09-30'].map((date) => formatPartialDate(date, 'fr', { month }))
    expect(written('short')).toEqual(['2021', 'sept. 2021', '30 sept. 2021'])
    expect(written('long')).toEqual(['2021', 'septembre 2021', '30 septembre 2021'])
    expect(written('numeric')).toEqual(['2021', '09/2021', '30/09/2021'])
    expect(written('year')).toEqual(['2021', '2021', '2021'])
    expect(formatPartialDate('2021-13', 'fr')).toBe('')
  })
  test('are French as French are: the first of a month is an ordinal', () => {
    const written = ['2021-05-01', '2021-05-11', '2021-05'].map((date) => formatPartialDate(date, 'fr'))
    expect(written).toEqual(['1er mai 2021', '11 mai 2021', 'mai 2021'])
    expect(formatPartialDate('2021-05-01', 'fr', { month: 'numeric' })).toBe('01/05/2021')
  })
  // Neither Chromium nor workerd has dates of these, and wrote them in a language of its own.
  test.each([
    ['ga', '9 Ean 2021', '9 Eanáir 2021'],
    ['ga-IE', '9 Ean 2021', '9 Eanáir 2021'],
    ['bs', '9. jan 2021.', '9. januar 2021.'],
    ['mk', '9 јан. 2021 г.', '9 јануари 2021 г.'],
    ['mt', '9 ta’ Jan, 2021', '9 ta’ Jannar 2021'],
  ])('are written in %s, whatever the engine knows', (language, short, long) => {
    expect(formatPartialDate('2021-01-09', language)).toBe(short)
    expect(formatPartialDate('2021-01-09', language, { month: 'long' })).toBe(long)
  })
})
