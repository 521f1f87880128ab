import { expect, test } from 'vitest'
import { overallLevel } from '../../src/cefr/index.ts'

const none = { listening: '', reading: '', interaction: '', production: '', writing: '' } as const

test('one level for a language is the median, the lower one on a tie', () => {
  expect(overallLevel(none)).toBeUndefined()
  expect(overallLevel({ ...none, reading: 'B2' })).toBe('B2')
  expect(overallLevel({ listening: 'C2', reading: 'C2', interaction: 'B1', production: 'A2', writing: 'A1' })).toBe(
    'B1',
  )
  expect(overallLevel({ ...none, listening: 'A1', reading: 'C2' })).toBe('A1')
})
