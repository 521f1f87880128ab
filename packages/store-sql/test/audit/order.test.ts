import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.useRealTimers())

/** A process of its own: it knows nothing of what others gave. */
async function started(): Promise<() => number> {
  vi.resetModules()
  return (await import('../../src/audit/order.ts')).nextOrder
}

const set = (milliseconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: milliseconds })

test('numbers rise, within a millisecond and when the clock is set back', async () => {
  const next = await started()
  const given = Array.from({ length: 1000 }, next)
  set(Date.now() - 60_000)
  given.push(next(), next())
  expect(given).toEqual(given.toSorted((one, other) => one - other))
  expect(new Set(given).size).toBe(given.length)
})

test.each([
  ['by the finer clock while it agrees with the system’s', 1.25, 1250],
  ['by the system’s once they are further apart', 2.25, 0],
  ['whichever of them is ahead', -2.25, 0],
])('within a millisecond %s', async (_, ahead, microseconds) => {
  const next = await started()
  const moment = Math.ceil(performance.timeOrigin) + 10_000
  set(moment)
  vi.spyOn(performance, 'now').mockReturnValue(moment + ahead - performance.timeOrigin)
  const given = next()
  vi.restoreAllMocks()
  expect(given).toBe(moment * 1000 + microseconds)
})

test('processes agree on the order after the clock was set, which one of them saw while it ran', async () => {
  const old = await started()
  old()
  set(Date.now() + 60_000)
  const young = await started()
  // What a fresh process reads from both clocks.
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now() - performance.timeOrigin)
  const first = young()
  vi.restoreAllMocks()
  set(Date.now() + 5)
  expect(old()).toBeGreaterThan(first)
})
