import { expect, test } from 'vitest'
import { shakyReceivers } from '../src/shaky-receivers.ts'

test('who fails rests longer each time, a minute at most, until something is taken', () => {
  let now = 1000
  const shaky = shakyReceivers(() => now)
  const pauses = []
  for (let n = 0; n < 20; n++) {
    shaky.note('crm', 'failed')
    const from = now
    while (shaky.rests('crm')) now += 1
    pauses.push(now - from)
  }
  expect(pauses.slice(0, 7)).toEqual([2, 4, 8, 16, 32, 60, 60])
  expect(pauses.at(-1)).toBe(60)
  expect([shaky.has('crm'), shaky.has('other'), shaky.count()]).toEqual([true, false, 1])
  shaky.note('crm', 'failed')
  shaky.note('crm', 'delivered')
  expect([shaky.has('crm'), shaky.rests('crm'), shaky.count()]).toEqual([false, false, 0])
})

test('who isn’t told any more is forgotten', () => {
  let now = 1000
  const shaky = shakyReceivers(() => now)
  shaky.note('gone', 'failed')
  now += 4000
  shaky.note('crm', 'failed')
  expect([shaky.has('gone'), shaky.has('crm')]).toEqual([false, true])
})
