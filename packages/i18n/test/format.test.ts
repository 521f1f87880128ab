import { expect, test } from 'vitest'
import { createFormat } from '../src/format.ts'

const plain = (text: string) => text.replace(/\s/gu, ' ')

test('distances in time', () => {
  const now = Date.UTC(2026, 10, 17, 12)
  const en = createFormat('en')
  expect(en.relative(now - 12_000, now)).toBe('12 seconds ago')
  expect(en.relative(now + 185_000, now)).toBe('in 3 minutes')
  expect(en.relative(now - 86_400_000, now)).toBe('yesterday')
  expect(plain(createFormat('fr').relative(now - 7_200_000, now))).toBe('il y a 2 heures')
})

test('lengths of time', () => {
  expect(plain(createFormat('en').duration(82))).toBe('1 min 22 sec')
  expect(plain(createFormat('en').duration(120))).toBe('2 min')
  expect(plain(createFormat('fr').duration(-3))).toBe('0 s')
  expect(plain(createFormat('en').duration(3599))).toBe('59 min 59 sec')
  expect(plain(createFormat('en').duration(3600))).toBe('1 hr')
  expect(plain(createFormat('en').duration(7_559))).toBe('2 hr 5 min')
})

test('lists and numbers', () => {
  expect(createFormat('en').list(['a', 'b', 'c'])).toMatch(/^a, b,? and c$/)
  expect(createFormat('fr').list(['a', 'b'])).toBe('a et b')
  expect(createFormat('de').number(1234.5)).toBe('1.234,5')
})

test('a language without data still formats', () => {
  expect(createFormat('ga', { timeZone: 'UTC' }).dateTime(0)).toContain('1970')
  expect(createFormat('xx', { timeZone: 'UTC' }).date(0)).toBe('1 January 1970')
})

test('a locale is taken as text or as an object, and where there is none English is written', () => {
  const first = Date.UTC(2026, 4, 1, 13, 1)
  const day = (locale: string | Intl.Locale | undefined) => plain(createFormat(locale, { timeZone: 'UTC' }).date(first))
  expect(day(new Intl.Locale('de'))).toBe(day('de'))
  expect(day(new Intl.Locale('fr-BE'))).toBe('1er mai 2026')
  expect(day('fr-BE')).toBe('1er mai 2026')
  expect(createFormat('de-AT').number(1234.5)).not.toBe(createFormat('de').number(1234.5))
  expect(day(undefined)).toBe(day('en'))
})

test('in French the first day of a month is an ordinal, and no other', () => {
  const fr = createFormat('fr', { timeZone: 'UTC' })
  const first = Date.UTC(2026, 4, 1, 13, 1)
  expect(plain(fr.date(first))).toBe('1er mai 2026')
  expect(plain(fr.date(first, { dateStyle: 'full' }))).toBe('vendredi 1er mai 2026')
  expect(plain(fr.date(first, { dateStyle: 'short' }))).toBe('01/05/2026')
  expect(plain(fr.day(first))).toBe('1er mai 2026')
  expect(plain(fr.dateTime(first))).toMatch(/^1er mai 2026/)
  expect(plain(fr.moment(first))).toMatch(/^1er mai 2026/)
  expect(plain(fr.date(Date.UTC(2026, 4, 21)))).toBe('21 mai 2026')
  expect(plain(createFormat('it', { timeZone: 'UTC' }).date(first))).toBe('1 maggio 2026')
})
