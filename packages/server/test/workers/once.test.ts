import { afterEach, expect, it, vi } from 'vitest'
import { NotMade, onceAnIsolate } from '../../src/workers/index.ts'

afterEach(() => vi.useRealTimers())

it('is made once, for all who ask at the same time and later', async () => {
  const make = vi.fn(async (env: string) => ({ env }))
  const get = onceAnIsolate(make)
  const all = await Promise.all(['a', 'b', 'c'].map((env) => get(env)))
  expect(new Set([...all, await get('d')]).size).toBe(1)
  expect(make).toHaveBeenCalledExactlyOnceWith('a')
})

it('is made again after it failed, and all who waited are told why', async () => {
  const make = vi.fn(async () => 'made').mockRejectedValueOnce(new Error('D1 is overloaded'))
  const get = onceAnIsolate<null, string>(make)
  const refused = await Promise.allSettled([get(null), get(null)])
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await get(null)).toBe('made')
  expect(make).toHaveBeenCalledTimes(2)
})

it('nobody waits for ever: who asks later begins anew', async () => {
  vi.useFakeTimers()
  const make = vi.fn(async () => 'made').mockReturnValueOnce(new Promise(() => {}))
  const get = onceAnIsolate<null, string>(make, { patience: 20 })
  const waiting = get(null).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await waiting).toBeInstanceOf(NotMade)
  expect(await get(null)).toBe('made')
})
