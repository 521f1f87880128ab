import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { giveBackAfterStart } from '../src/after-start.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('what a start leaves is given back once, a moment after it', () => {
  const gc = vi.fn<(options: object) => void>()
  vi.stubGlobal('gc', gc)
  giveBackAfterStart()
  expect(gc).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(gc.mock.calls).toEqual([[{ type: 'major', flavor: 'last-resort' }]])
})

it('where Node doesn’t lend its collector nothing happens', () => {
  vi.stubGlobal('gc', undefined)
  giveBackAfterStart()
  expect(vi.getTimerCount()).toBe(0)
})
