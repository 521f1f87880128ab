import { GCProfiler } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { giveBackAfterStart } from '../../src/node/give-back.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('what a start leaves is given back once, a moment after it, and V8’s flags are as they were', () => {
  vi.stubGlobal('gc', undefined)
  const collections = new GCProfiler()
  giveBackAfterStart()
  vi.advanceTimersByTime(900)
  collections.start()
  vi.advanceTimersByTime(60_000)
  const kinds = collections.stop()?.statistics.map(({ gcType }) => gcType)
  expect(kinds).toContain('MarkSweepCompact')
  expect(vi.getTimerCount()).toBe(0)
  expect(runInNewContext('typeof gc')).toBe('undefined')
})

it('the collector is taken from Node where it lends it', () => {
  const gc = vi.fn<(options: object) => void>()
  vi.stubGlobal('gc', gc)
  giveBackAfterStart()
  expect(gc).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(gc.mock.calls).toEqual([[{ type: 'major', flavor: 'last-resort' }]])
})
