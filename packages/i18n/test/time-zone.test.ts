import { expect, test, vi } from 'vitest'
import { createFormat } from '../src/format.ts'
import { timeZoneOf } from '../src/time-zone.ts'

const plain = (text: string) => text.replace(/\s/gu, ' ')

test('a zone has one name, however it is written', () => {
  expect(timeZoneOf('Europe/Vilnius')).toBe('Europe/Vilnius')
  expect(timeZoneOf('europe/vilnius')).toBe('Europe/Vilnius')
  expect(timeZoneOf('America/Argentina/Buenos_Aires')).toMatch(/Buenos_Aires$/)
  expect(timeZoneOf('Etc/GMT+5')).toBe('Etc/GMT+5')
})

test('a zone is looked up once, and names in ever another case fill nothing', () => {
  const format = vi.spyOn(Intl, 'DateTimeFormat')
  try {
    for (const _ of [1, 2, 3]) expect(timeZoneOf('Pacific/Apia')).toBe('Pacific/Apia')
    expect(format).toHaveBeenCalledTimes(1)
    const letters = [...'pacific/apia']
    for (let i = 0; i < 4096; i++) {
      const name = letters.map((letter, at) => ((i >> at) & 1 ? letter.toUpperCase() : letter)).join('')
      expect(timeZoneOf(name)).toBe('Pacific/Apia')
    }
    format.mockClear()
    expect(timeZoneOf('Pacific/Apia')).toBe('Pacific/Apia')
    expect(format).toHaveBeenCalledTimes(1)
  } finally {
    format.mockRestore()
  }
})

const hostile = [
  '',
  ' ',
  'Nowhere/Atall',
  '+05:30',
  '<script>',
  'Europe/Vilnius\r\nSet-Cookie: a=b',
  '../../etc/localtime',
  '__proto__',
  'x'.repeat(100_000),
  null,
  undefined,
  7,
  {},
  ['UTC'],
]
test.each(hostile)('%o is no zone, and throws nowhere', (name) => {
  expect(timeZoneOf(name)).toBeNull()
  if (typeof name !== 'string') return
  expect(plain(createFormat('en', { timeZone: name }).moment(0))).toBe('1 Jan 1970, 00:00 UTC')
})

test('moments say their zone, on both sides of the hour that is twice', () => {
  const paris = createFormat('en', { timeZone: 'Europe/Paris' })
  // Clocks went from 03:00 back to 02:00 on 25 October 2026, at 01:00 UTC.
  expect(plain(paris.moment(Date.UTC(2026, 9, 25, 0, 30)))).toBe('25 Oct 2026, 02:30 GMT+2')
  expect(plain(paris.moment(Date.UTC(2026, 9, 25, 1, 30)))).toBe('25 Oct 2026, 02:30 GMT+1')
  // And from 02:00 to 03:00 on 29 March.
  expect(plain(paris.moment(Date.UTC(2026, 2, 29, 0, 59)))).toBe('29 Mar 2026, 01:59 GMT+1')
  expect(plain(paris.moment(Date.UTC(2026, 2, 29, 1, 0)))).toBe('29 Mar 2026, 03:00 GMT+2')
  expect(plain(createFormat('fr', { timeZone: 'Asia/Kolkata' }).moment(0, 'long'))).toBe(
    '1er janvier 1970 à 05:30 UTC+5:30',
  )
})
