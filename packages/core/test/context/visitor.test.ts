import { expect, test } from 'vitest'
import { seenAt } from '../../src/context/visitor.ts'

test('the log says which browser and country it was, where that is known', () => {
  expect(seenAt({ browserName: 'Firefox (Linux)', country: 'LT' })).toEqual({
    browser: 'Firefox (Linux)',
    country: 'LT',
  })
  expect(seenAt({ browserName: '', country: null })).toEqual({})
  expect(seenAt({ browserName: '' })).toEqual({})
})
