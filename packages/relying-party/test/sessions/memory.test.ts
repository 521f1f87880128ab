import { expect, test } from 'vitest'
import { sessionsContract } from '../../src/sessions/contract.ts'
import { memorySessions } from '../../src/sessions/memory.ts'

sessionsContract('memory', async () => memorySessions())

test('memory is bounded: the oldest go first', async () => {
  const sessions = memorySessions({ limit: 2 })
  for (const keyHash of ['1', '2', '3']) await sessions.remember({ keyHash, value: '', expiresAt: 100 })
  expect(await sessions.take('1', { now: 0 })).toBeNull()
  expect(await sessions.take('3', { now: 0 })).not.toBeNull()
})
