import { expect, test } from 'vitest'
import { held, inTime } from '../src/probe.ts'

test('a part that answers, refuses or is late', async () => {
  expect(await inTime(Promise.resolve('done'))).toBeNull()
  expect(await inTime(Promise.reject(new Error('full')))).toEqual(new Error('full'))
  expect(await inTime(new Promise(() => {}), { patience: 1 })).toEqual(new Error('too late'))
})

test('however many look, the part is asked once in a while', async () => {
  let asked = 0
  const ask = async (): Promise<number> => (asked += 1)
  const once = held(ask, { holds: 60_000 })
  expect(await Promise.all([once(), once(), once()])).toEqual([1, 1, 1])
  const always = held(ask, { holds: 0 })
  expect([await always(), await always()]).toEqual([2, 3])
})
