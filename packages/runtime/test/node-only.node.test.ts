import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fairQueue } from '../src/node/fair-queue.ts'
import { secretFile } from '../src/node/index.ts'

test('secretFile: parallel first starts read the same secret, from a file that only the owner reads', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'lp-')), 'deep', 'secret-key')
  const secrets = await Promise.all(Array.from({ length: 10 }, () => secretFile(path)))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700)
})

test('fairQueue: never more at a time than allowed, in order, and a failing job blocks nobody', async () => {
  const queue = fairQueue(2)
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
