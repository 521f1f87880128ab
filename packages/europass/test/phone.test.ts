import { describe, expect, test } from 'vitest'
import { diallingCodes, mainCountry, phoneHref, shownPhone, tidyPhone } from '../src/phone.ts'

describe('a telephone number', () => {
  test.each([
    ['32', '0470 12 34 12', '+32 470 12 34 12', '+32470123412'],
    ['32', '(0)470/12.34.12', '+32 470 12 34 12', '+32470123412'],
    ['33', '06 12 34 56 78', '+33 6 12 34 56 78', '+33612345678'],
    ['39', '06 6982 1234', '+39 06 6982 1234', '+390669821234'],
    ['36', '06 20 123 4567', '+36 20 123 4567', '+36201234567'],
    ['370', '8 612 34567', '+370 612 34567', '+37061234567'],
    ['44', '07911 123456', '+44 7911 123456', '+447911123456'],
    ['370', '612 34 567', '+370 612 34567', '+37061234567'],
    ['33', '+32 (0)470 12 34 12', '+32 470 12 34 12', '+32470123412'],
    ['+32', '0470 12 34 12', '+32 470 12 34 12', '+32470123412'],
    ['', '0032 470 12 34 12', '+32 470 12 34 12', '+32470123412'],
  ])('%s and %s is %s', (dialling, number, shown, dialled) => {
    expect(shownPhone({ dialling, number })).toBe(shown)
    expect(phoneHref({ dialling, number })).toBe(`tel:${dialled}`)
    const tidy = tidyPhone({ dialling, number })
    expect(`+${tidy.dialling} ${tidy.number}`).toBe(shown)
    expect(tidyPhone(tidy)).toEqual(tidy)
  })

  test.each([
    ['32', '12'],
    ['32', ''],
    ['', '0470 12 34 12'],
    ['999', '1234567'],
    ['32', 'ring me'],
    ['32', '9'.repeat(300)],
  ])('what is none of a country stays: %s and %s', (dialling, number) => {
    expect(tidyPhone({ dialling, number })).toEqual({ dialling, number })
  })

  test('a code with its plus has no second one, whatever is dialled after it', () => {
    expect(shownPhone({ dialling: '+32', number: '12' })).toBe('+32 12')
  })

  test('without a number there is nothing to show', () => {
    expect(shownPhone({ dialling: '32', number: '' })).toBe('')
    expect(shownPhone({ dialling: '', number: '12' })).toBe('12')
    expect(phoneHref({ dialling: '32', number: '12' })).toBe('tel:+3212')
  })
})

describe('dialling codes', () => {
  test('every country that has one, and the one that a shared code is best known for', () => {
    expect(diallingCodes().length).toBeGreaterThan(240)
    expect(['32', '383', '1', '7', '44', '999'].map(mainCountry)).toEqual(['BE', 'XK', 'US', 'RU', 'GB', ''])
  })
  test('each shared code has its main country among its own', () => {
    const all = diallingCodes()
    const shared = all.filter(({ code }, index) => all.findIndex((other) => other.code === code) !== index)
    const wrong = shared.filter(
      ({ code }) => !all.some((one) => one.code === code && one.country === mainCountry(code)),
    )
    expect(wrong).toEqual([])
  })
})
