import { expect, test } from 'vitest'
import { missingValue, readMissing } from '../src/missing-characters.ts'

const missing = { character: '𒀀', path: 'sections/0/title', where: ['CV', 'Expérience « rare »'] }

test('what is missing travels in a header, whatever its letters', () => {
  const value = missingValue([missing])
  expect(value).toMatch(/^[!-~]+$/)
  expect(readMissing(value)).toEqual([missing])
  expect(readMissing(missingValue(Array.from({ length: 500 }, () => missing)))).toHaveLength(20)
})

test('what is no such header tells nothing', () => {
  for (const value of [null, '', '%', 'null', '[1,{"character":1}]', '{}']) expect(readMissing(value)).toEqual([])
})
