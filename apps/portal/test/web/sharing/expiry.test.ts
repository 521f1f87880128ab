import { expect, test } from 'vitest'
import { dayOf, endOf, type ExpiryChoice, expiryOf } from '../../../src/web/sharing/expiry.ts'

const now = new Date(2026, 10, 27, 9, 30).getTime()
const end = (choice: ExpiryChoice, date = '') => endOf({ choice, date }, { now })
const endOfDay = (year: number, month: number, day: number) =>
  Math.floor(new Date(year, month - 1, day, 23, 59, 59).getTime() / 1000)

test('a link works to the end of its last day, where its owner is', () => {
  expect(end('week')).toBe(endOfDay(2026, 12, 4))
  expect(end('month')).toBe(endOfDay(2026, 12, 27))
  expect(end('quarter')).toBe(endOfDay(2027, 2, 25))
  expect(end('year')).toBe(endOfDay(2027, 11, 27))
  expect(end('date', '2026-11-27')).toBe(endOfDay(2026, 11, 27))
  expect(end('never')).toBeNull()
})

test('a day that is over, or none, is no end', () => {
  for (const date of ['2026-11-26', '', '2027-02-30', '2027-13-01', 'tomorrow'])
    expect(end('date', date), date).toBe(undefined)
})

test('what a link says is the choice that says it again', () => {
  const expiresAt = endOfDay(2027, 3, 31)
  expect(expiryOf(expiresAt)).toEqual({ choice: 'date', date: '2027-03-31' })
  expect(endOf(expiryOf(expiresAt), { now })).toBe(expiresAt)
  expect(endOf(expiryOf(null), { now })).toBeNull()
  expect(dayOf(now)).toBe('2026-11-27')
})
