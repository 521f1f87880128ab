import { expect, test } from 'vitest'
import { retryAt } from '../src/retry.ts'

test('pauses double up to the longest', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 1000].map((attempts) => retryAt({ kind: 'mail', attempts, createdAt: 0 }, 1000))
  expect(pauses).toEqual([1015, 1030, 1060, 1120, 1240, 1300, 1300, 1300])
})

test('a message is given up when the next attempt would come after its life', () => {
  expect(retryAt({ kind: 'push', attempts: 0, createdAt: 1000 }, 1117)).toBe(1119)
  expect(retryAt({ kind: 'push', attempts: 0, createdAt: 1000 }, 1118)).toBeNull()
  expect(retryAt({ kind: 'sms', attempts: 9, createdAt: 1000 }, 1539)).toBe(1599)
  expect(retryAt({ kind: 'sms', attempts: 9, createdAt: 1000 }, 1540)).toBeNull()
  expect(retryAt({ kind: 'mail', attempts: 9, createdAt: 0 }, 3 * 24 * 3600)).toBeNull()
})
