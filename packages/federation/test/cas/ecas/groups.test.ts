import { expect, test } from 'vitest'
import { groupsAskedFor } from '../../../src/cas/ecas/groups.ts'

const mine = ['ECFIN_A', 'ECFIN_B', 'DIGIT', 'digit', 'aXbXc']

test.each([
  [null, null],
  [[], []],
  [['*'], mine],
  [['DIGIT'], ['DIGIT']],
  [
    ['ECFIN*', 'DIGIT'],
    ['ECFIN_A', 'ECFIN_B', 'DIGIT'],
  ],
  [['*_B'], ['ECFIN_B']],
  [['a*b*c'], ['aXbXc']],
  [['a*c*b'], []],
  [['a*Q*c'], []],
  [['*a*c'], ['aXbXc']],
  [['a*XbX*Xc'], []],
  [['aXb*bXc'], []],
  [['ECFIN_A*'], ['ECFIN_A']],
  [['.*', '[A-Z]+', 'DIGI'], []],
])('asked for %j: %j', (asked, told) => {
  expect(groupsAskedFor(mine, asked)).toEqual(told)
})

test('no pattern makes it slow', () => {
  // Whoever tried each way of sharing the letters out would take longer than a test may.
  expect(groupsAskedFor(['a'.repeat(40)], [`${'*a'.repeat(10)}*b`])).toEqual([])
})
