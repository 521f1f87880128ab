import { expect, test } from 'vitest'
import { compare } from '../../src/sharded/asking.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { databases } from '../support/spread.ts'
import { away, watched } from '../support/watched.ts'

test('several databases order as one does: numbers by size, texts by code point, the shorter first', () => {
  expect(['b', 'ab', 'a', 'ac', 'abc', ''].toSorted((a, b) => compare([a], [b]))).toEqual([
    '',
    'a',
    'ab',
    'abc',
    'ac',
    'b',
  ])
  // As UTF-16 the sign outside the first plane would come before the other.
  expect(compare(['\u{1F600}'], ['\uFF5E'])).toBeGreaterThan(0)
  expect(compare(['\uFF5E'], ['\u{1F600}'])).toBeLessThan(0)
  expect([10, 9, -1].toSorted((a, b) => compare([a], [b]))).toEqual([-1, 9, 10])
  expect(compare(['a', 2, 'x'], ['a', 10, 'a'])).toBeLessThan(0)
  expect(compare(['a', 2, 'x'], ['a', 2, 'w'])).toBeGreaterThan(0)
  expect(compare(['a', 2, 'x'], ['a', 2, 'x'])).toBe(0)
})

test('a list of people isn’t given while a database is away: those of it would be taken for gone', async () => {
  const [first, second] = await databases(2)
  if (!first || !second) throw new Error('two databases')
  const flaky = watched(second)
  const store = await sharded([first, flaky.store], { key })
  const listed = () => store.accounts.list({ status: null, after: null, limit: 9 })
  expect((await listed()).accounts).toEqual([])
  flaky.fails = away()
  await expect(listed()).rejects.toMatchObject({ code: 'store-unavailable' })
  await expect(store.outbox.list({ state: 'waiting', limit: 9 })).rejects.toMatchObject({ code: 'store-unavailable' })
})
