import { expect, test, vi } from 'vitest'
import { atOwnTime, ownTime } from '../src/postgres/own-time.ts'

test('who comes when the time is over, as after a turn that was waited for, is late without a warning', async () => {
  const waiting = vi.spyOn(globalThis, 'setTimeout')
  await new Promise<void>((late) => atOwnTime(ownTime() - 5, late))
  expect(waiting.mock.calls.map(([, milliseconds]) => milliseconds)).toEqual([0])
  waiting.mockRestore()
})
