import fc from 'fast-check'
import { parsePhoneNumberFromString as parse } from 'libphonenumber-js/mobile'
import { expect, it } from 'vitest'
import { readPhoneNumber } from '../../../src/methods/sms/use-cases.ts'

it.each([
  ['+32 470 12 34 12', '+32470123412', '+32 ••• •• 12'],
  ['tel:+32-470-12-34-12', '+32470123412', '+32 ••• •• 12'],
  ['0032 470/12.34.12', '+32470123412', '+32 ••• •• 12'],
  [' +32-(0)470-123412 ', '+32470123412', '+32 ••• •• 12'],
  ['+３２ ４７０ １２３４１２', '+32470123412', '+32 ••• •• 12'],
  ['+33 6 12 34 56 78', '+33612345678', '+33 ••• •• 78'],
  ['+1 202 555 01 23', '+12025550123', '+1 ••• •• 23'],
  ['+352 621 123 456', '+352621123456', '+352 ••• •• 56'],
  // Two zeros are a sign for “abroad” in front alone.
  ['+32 470 00 34 12', '+32470003412', '+32 ••• •• 12'],
  [`+32${' '.repeat(28)}470123412`, '+32470123412', '+32 ••• •• 12'],
  ['+30 694 123 4567', '+306941234567', '+30 ••• •• 67'],
])('%s is read as people write it', (typed, number, masked) => {
  expect(readPhoneNumber(typed, { parse })).toEqual({ ok: true, number, masked })
})

it.each([
  ['', 'required'],
  ['   ', 'required'],
  ['0470 12 34 12', 'country-code'],
  ['jane@example.org', 'country-code'],
  ['+', 'not-mobile'],
  ['+32', 'not-mobile'],
  ['+32 470 12 34', 'not-mobile'],
  ['+32 470 12 34 12 99', 'not-mobile'],
  ['+32 470 12 34 12 is mine', 'not-mobile'],
  [`+32${' '.repeat(29)}470123412`, 'not-mobile'],
  ['+32 2 299 11 11', 'not-mobile'],
  ['+32 902 12 345', 'not-mobile'],
  ['+32 470 12 34 12 ext. 5', 'not-mobile'],
  ['+32 470 12 34 12; +33 6 12 34 56 78', 'not-mobile'],
  ['+883 5100 1234567', 'not-mobile'],
  ['+999 123 456 789', 'not-mobile'],
  [`+32${'0'.repeat(100)}`, 'not-mobile'],
])('%s is refused as %s', (typed, code) => {
  expect(readPhoneNumber(typed, { parse })).toEqual({ ok: false, code })
})

it('is refused where no country has it, or it has an extension, though it could be dialled', () => {
  const dialled = { isValid: () => true, country: 'BE', countryCallingCode: '32', number: '+32470123412' }
  const read = (changed: object) => readPhoneNumber('+1', { parse: () => ({ ...dialled, ...changed }) })
  expect(read({})).toMatchObject({ ok: true })
  for (const changed of [{ country: undefined }, { ext: '5' }, { isValid: () => false }])
    expect(read(changed)).toEqual({ ok: false, code: 'not-mobile' })
})

it('takes numbers of the listed countries alone', () => {
  const countries = ['BE', 'LU']
  expect(readPhoneNumber('+32 470 12 34 12', { countries, parse })).toMatchObject({ ok: true })
  expect(readPhoneNumber('+33 6 12 34 56 78', { countries, parse })).toEqual({ ok: false, code: 'country' })
})

it('whatever is typed: a number in E.164 of which little is shown, or a reason', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.stringMatching(/^(\+|00)[0-9 ()./-]{0,30}$/),
    fc.integer({ min: 470_000_000, max: 499_999_999 }).map((rest) => `+32 ${rest}`),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const read = readPhoneNumber(text, { parse })
      if (!read.ok) {
        expect(read.code).toMatch(/^[a-z-]+$/)
        return
      }
      expect(read.number).toMatch(/^\+[1-9][0-9]{6,14}$/)
      expect(read.masked).toMatch(/^\+[0-9]{1,3} ••• •• [0-9]{2}$/)
      expect(read.number.startsWith(read.masked.split(' ')[0] ?? 'x')).toBe(true)
    }),
  )
})
