import { afterEach, expect, test, vi } from 'vitest'
import { inTurn } from '../../src/server/documents/in-turn.ts'

afterEach(() => vi.useRealTimers())

test('who changes the same thing waits for who came before, whatever became of that; others don’t', async () => {
  const turns = inTurn()
  const done: string[] = []
  const { promise: asked, reject } = Promise.withResolvers<never>()
  const first = turns('cv', () => asked)
  const second = turns('cv', async () => done.push('second'))
  await turns('letter', async () => done.push('letter'))
  expect(done).toEqual(['letter'])
  reject(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  await second
  expect(done).toEqual(['letter', 'second'])
})

// On Workers what a request began stops with it.
test('nobody waits for ever for a turn that never ends', async () => {
  vi.useFakeTimers()
  const turns = inTurn()
  void turns('cv', () => new Promise(() => {}))
  const next = turns('cv', async () => 'next')
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await next).toBe('next')
})
