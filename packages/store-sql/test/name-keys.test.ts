import { expect, test } from 'vitest'
import { nameKey, nameKeys } from '../src/accounts/name-keys.ts'

// They lie in databases of earlier releases: whoever is there already is found by the same ones.
test.each([
  ['Ánna  Lee', 'anna lee'],
  [' Šimůnek\t', 'simunek'],
  ['ŁUCJA Straße', 'łucja straße'],
  ['ﬁn Ⅳ', 'fin iv'],
  ['', ''],
])('%s is searched as %s', (text, key) => {
  expect(nameKey(text)).toBe(key)
})

test('a person is found by their names in either order', () => {
  expect(nameKeys({ firstName: 'Ánna', lastName: 'Šimůnek' })).toEqual({
    firstNameKey: 'anna simunek',
    lastNameKey: 'simunek anna',
  })
})
