import { expect, test } from 'vitest'
import { retryAt } from '../src/retry.ts'
import type { Fault } from '../src/transport.ts'

test('pauses double up to the longest', () => {
  const after = (fault: Fault) =>
    [0, 1, 2, 3, 4, 5, 6, 1000].map((attempts) =>
      retryAt({ kind: 'mail', attempts, createdAt: 0 }, { fault, now: 1000 }),
    )
  const pauses = after('passing')
  expect(pauses).toEqual([1015, 1030, 1060, 1120, 1240, 1300, 1300, 1300])
  // What the operator must mend: up to an hour apart.
  expect(after('ours')).toEqual([1015, 1030, 1060, 1120, 1240, 1480, 1960, 4600])
  expect(after('recipient')).toEqual(Array(8).fill(null))
})

test('a message is given up when the next attempt would come after its life', () => {
  expect(retryAt({ kind: 'push', attempts: 0, createdAt: 1000 }, { fault: 'passing', now: 1117 })).toBe(1119)
  expect(retryAt({ kind: 'push', attempts: 0, createdAt: 1000 }, { fault: 'passing', now: 1118 })).toBeNull()
  expect(retryAt({ kind: 'sms', attempts: 9, createdAt: 1000 }, { fault: 'passing', now: 1539 })).toBe(1599)
  expect(retryAt({ kind: 'sms', attempts: 9, createdAt: 1000 }, { fault: 'passing', now: 1540 })).toBeNull()
  expect(retryAt({ kind: 'mail', attempts: 9, createdAt: 0 }, { fault: 'passing', now: 3 * 24 * 3600 })).toBeNull()
})
