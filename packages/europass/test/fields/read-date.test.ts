import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPartialDate, readDate, typedDate } from '../../src/fields/index.ts'

const read = (typed: string, language = 'en-GB') => readDate(typed, { language, year: 2026 })

describe('dates as people write them', () => {
  test.each([
    ['2020', '2020'],
    ['2020-12', '2020-12'],
    ['2020-12-31', '2020-12-31'],
    ['31-12-2020', '2020-12-31'],
    ['31.12.2020', '2020-12-31'],
    ['31/12/2020', '2020-12-31'],
    ['12/31/2020', '2020-12-31'],
    ['12/2020', '2020-12'],
    ['2020/12', '2020-12'],
    ['20201231', '2020-12-31'],
    ['31122020', '2020-12-31'],
    ['31 December 2020', '2020-12-31'],
    ['December 31st, 2020', '2020-12-31'],
    ['Dec 2020', '2020-12'],
    ['sept 2020', '2020-09'],
    [' 1.9.2020 ', '2020-09-01'],
    ['2020. 9. 1.', '2020-09-01'],
  ])('%s', (typed, date) => {
    const found = read(typed)
    expect(found && 'date' in found ? found.date : undefined).toBe(date)
  })
  test.each([
    ['31 décembre 2020', 'fr', '2020-12-31'],
    ['févr. 2020', 'fr', '2020-02'],
    ['FEVRIER 2020', 'fr', '2020-02'],
    ['1 września 2020', 'pl', '2020-09-01'],
    ['März 2020', 'de', '2020-03'],
    ['May 2020', 'fr', '2020-05'],
  ])('%s in %s', (typed, language, date) => {
    expect(read(typed, language)).toEqual({ date })
  })
  test('day and month either way: the usual order is taken, the other one told', () => {
    expect(read('03/04/2020')).toEqual({ date: '2020-04-03', other: '2020-03-04' })
    expect(read('03/04/2020', 'en')).toEqual(read('03/04/2020'))
    expect(read('03/04/2020', 'en-US')).toEqual({ date: '2020-03-04', other: '2020-04-03' })
    expect(read('04/04/2020')).toEqual({ date: '2020-04-04' })
  })
  test.each([
    ['2020-13', 'month', ['2020']],
    ['13/2020', 'month', ['2020']],
    ['2020-31-12', 'month', ['2020-12-31']],
    ['31-02-2020', 'day', ['2020-02']],
    ['2020-02-30', 'day', ['2020-02']],
    ['31/12/20', 'year', ['2020-12-31']],
    ['12/20', 'year', ['2020-12']],
    ['1/1/98', 'year', ['1998-01-01']],
    ['98', 'year', ['1998']],
    ['31 December', 'year', []],
    ['December', 'year', []],
    ['0999', 'year', []],
    ['soon', 'form', []],
    ['1', 'form', []],
    ['1-2-3-4', 'form', []],
    ['mar apr 2020', 'form', []],
  ])('%s is none: %s', (typed, fault, meant) => {
    expect(read(typed)).toEqual({ fault, meant })
  })
  test('nothing is nothing', () => {
    expect(read('  ')).toBe(undefined)
  })
  test('anything is read as a real date or not at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/. dec'), maxLength: 14 }), (typed) => {
        const found = read(typed)
        const dates = !found ? [] : 'date' in found ? [found.date, ...(found.other ? [found.other] : [])] : found.meant
        expect(dates.every(isPartialDate)).toBe(true)
      }),
    )
  })
  test.each(['en', 'en-GB', 'en-US', 'fr', 'de', 'pl', 'hu', 'sv', 'lt', 'ar-u-nu-latn'])(
    'what is shown in %s is read back',
    (language) => {
      for (const date of ['2020', '2020-12', '2020-12-31', '2021-03-04']) {
        const found = read(typedDate(date, language), language)
        expect(found && 'date' in found ? found.date : typedDate(date, language)).toBe(date)
      }
    },
  )
})
