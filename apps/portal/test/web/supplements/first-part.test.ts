import { beginSupplement, supplements } from '@laissez-passer/europass/supplements'
import { expect, test } from 'vitest'
import { firstPart } from '../../../src/web/supplements/first-part.ts'

const diploma = supplements['diploma-supplement']
const value = beginSupplement(diploma, { id: 'ds1', keeper: 'institution', language: 'en' })

test('an institution begins with its own section, the holder with theirs', () => {
  expect(firstPart(diploma, { value, side: 'institution' })).toBe('qualification')
  expect(firstPart(diploma, { value, side: 'holder' })).toBe('holder')
  const given = { ...value, assigned: { holder: 'institution' } } as const
  expect(firstPart(diploma, { value: given, side: 'institution' })).toBe('holder')
})

test('whose side has no section begins at the first', () => {
  const assigned = { holder: 'institution' } as const
  expect(firstPart(diploma, { value: { ...value, assigned }, side: 'holder' })).toBe('holder')
})
