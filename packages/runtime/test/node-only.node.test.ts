import { expect, test } from 'vitest'
import { nativeArgon2id } from '../src/node/argon2.ts'
import { fairQueue } from '../src/node/fair-queue.ts'

test('fairQueue: never more at a time than allowed, in order, and a failing job blocks nobody', async () => {
  const queue = fairQueue(2, 100)
  let running = 0
  let most = 0
  const order: number[] = []
  const job = (n: number) => async (): Promise<number> => {
    running += 1
    most = Math.max(most, running)
    order.push(n)
    await new Promise((resolve) => setTimeout(resolve, 2))
    running -= 1
    if (n === 1) throw new Error('broken')
    return n
  }
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((n) => queue(job(n))))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5])
  expect(results.filter((each) => each.status === 'rejected')).toHaveLength(1)
})

test('fairQueue: whoever finds the line full is told so at once, and its job isn’t run', async () => {
  const queue = fairQueue(1, 2)
  const open: (() => void)[] = []
  let ran = 0
  const job = (): Promise<void> => {
    ran += 1
    return new Promise((resolve) => open.push(resolve))
  }
  const first = [queue(job), queue(job), queue(job)]
  await expect(queue(job)).rejects.toMatchObject({ code: 'unavailable' })
  expect(ran).toBe(1)
  open.shift()?.()
  await first[0]
  const last = queue(job)
  for (const _ of [1, 2, 3]) {
    await new Promise((resolve) => setTimeout(resolve))
    open.shift()?.()
  }
  await Promise.all([...first, last])
  expect(ran).toBe(4)
})

test('a flood of passwords is told “not now”, and what was accepted is hashed', async () => {
  const argon2id = nativeArgon2id(2)
  const results = await Promise.allSettled(Array.from({ length: 450 }, () => argon2id.verify('no hash', 'x')))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(402)
  const { reason } = results.find((result) => result.status === 'rejected') ?? {}
  expect(reason).toMatchObject({ code: 'unavailable' })
  expect(await argon2id.verify('no hash', 'x')).toBe(false)
})
