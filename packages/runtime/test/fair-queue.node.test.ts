import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { hashingQueue, nativeArgon2id } from '../src/node/argon2.ts'
import { fairQueue, type Turn } from '../src/node/fair-queue.ts'
import { cheapCosts } from './support/cheap-costs.ts'

const here = { from: '192.0.2.1' }

/** A queue whose jobs end when the test says so, one at a time. */
function gated(parallel: number, longest: number, patience?: number) {
  const queue = fairQueue(parallel, { longest, ...(patience === undefined ? {} : { patience }) })
  const begun: string[] = []
  const ends: (() => void)[] = []
  const refused: string[] = []
  const settled: Promise<void>[] = []
  return {
    begun,
    refused,
    add(from: string, times = 1) {
      for (let n = 0; n < times; n++) {
        const job = () => {
          begun.push(from)
          return new Promise<void>((resolve) => ends.push(resolve))
        }
        const refuse = (error: unknown) => {
          if (!(error instanceof Error && 'code' in error && error.code === 'busy')) throw error
          refused.push(from)
        }
        settled.push(queue(job, { from }).then(() => {}, refuse))
      }
    },
    async endOne() {
      ends.shift()?.()
      await this.settle()
    },
    settle: () => new Promise((resolve) => setTimeout(resolve)),
    async endAll() {
      while (ends.length > 0) await this.endOne()
      await Promise.all(settled)
    },
  }
}

const count = (all: readonly string[], from: string): number => all.filter((each) => each === from).length

test('where any number runs at a time nobody waits and nobody is refused', async () => {
  const queue = gated(Number.POSITIVE_INFINITY, 0)
  queue.add(here.from, 500)
  expect(queue.begun).toHaveLength(500)
  await queue.endAll()
  expect(queue.refused).toEqual([])
})

test('never more at a time than allowed, in order, and a failing job blocks nobody', async () => {
  const queue = fairQueue(2, { longest: 100 })
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
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((n) => queue(job(n), here)))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5])
  expect(results.filter((each) => each.status === 'rejected')).toHaveLength(1)
})

test('a second address’s first has its turn before the first address’s two hundred', async () => {
  const jobs = gated(1, 400)
  jobs.add('one', 200)
  jobs.add('two', 2)
  await jobs.endAll()
  expect(jobs.begun.indexOf('two')).toBe(2)
  expect(jobs.begun.lastIndexOf('two')).toBe(4)
  expect(jobs.begun).toHaveLength(202)
  expect(jobs.refused).toEqual([])
})

test('five addresses can’t fill it: whoever else comes is served, each of the five loses of its own', async () => {
  const jobs = gated(2, 400)
  const five = ['a', 'b', 'c', 'd', 'e']
  for (let round = 0; round < 300; round++) for (const from of five) jobs.add(from)
  await jobs.settle()
  // 1,500 came; 2 run and 400 wait, the same of each.
  expect(jobs.refused).toHaveLength(1098)
  const others = Array.from({ length: 40 }, (_, n) => `other-${n}`)
  for (const from of others) jobs.add(from)
  await jobs.settle()
  expect(jobs.refused.filter((from) => from.startsWith('other'))).toEqual([])
  await jobs.endAll()
  // After 2 that ran already, the five and the forty take turns: all forty are among the first 47.
  expect(jobs.begun.slice(0, 47).filter((from) => from.startsWith('other'))).toHaveLength(40)
  for (const from of five) {
    expect(count(jobs.begun, from)).toBeGreaterThanOrEqual(71)
    expect(count(jobs.begun, from)).toBeLessThanOrEqual(74)
  }
  expect(jobs.begun).toHaveLength(402)
})

test('one address that comes when all others wait for one each is refused, not they', async () => {
  const jobs = gated(1, 3)
  for (const from of ['a', 'b', 'c', 'd']) jobs.add(from)
  jobs.add('e')
  jobs.add('b')
  await jobs.endAll()
  expect(jobs.refused).toEqual(['e', 'b'])
  expect(jobs.begun).toEqual(['a', 'b', 'c', 'd'])
})

test('whoever finds the line full is told so at once, and its job isn’t run', async () => {
  const jobs = gated(1, 2)
  jobs.add('a', 4)
  await jobs.endOne()
  expect(jobs.refused).toEqual(['a'])
  jobs.add('a')
  await jobs.endAll()
  expect(jobs.begun).toHaveLength(4)
})

test('a flood of passwords is told “not now”, and what was accepted is hashed', async () => {
  const argon2id = nativeArgon2id(hashingQueue(2), cheapCosts)
  const results = await Promise.allSettled(Array.from({ length: 450 }, () => argon2id.verify('no hash', 'x', here)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(402)
  const { reason } = results.find((result) => result.status === 'rejected') ?? {}
  expect(reason).toMatchObject({ code: 'busy' })
  expect(await argon2id.verify('no hash', 'x', here)).toBe(false)
})

test('where jobs have become slow fewer may wait, so that nobody waits for longer than the patience, and as many as before when they are quick again', async () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => clock.mockRestore())
  const queue = gated(2, 100, 5)
  queue.add('first')
  now += 1000
  await queue.endOne()
  // A second a job, two at a time, five seconds: ten wait.
  for (let index = 0; index < 13; index++) queue.add(`somebody ${index}`)
  await queue.settle()
  expect(queue.refused).toEqual(['somebody 12'])
  // They end at once: whoever comes finds room.
  await queue.endAll()
  for (let index = 0; index < 20; index++) queue.add(`later ${index}`)
  await queue.settle()
  expect(queue.refused).toEqual(['somebody 12'])
  await queue.endAll()
})

// A job is a password; the line is full when the owner comes. How many are hashed before theirs is looked at.
describe('an owner who signs in where they are known, while the line is full', () => {
  const jobsBefore = async (flood: readonly Turn[], mine: Turn) => {
    const queue = fairQueue(1, { longest: 400 })
    let done = 0
    const job = async () => void (done += 1)
    const others = flood.map((turn) => queue(job, turn).catch(() => 'refused'))
    const before = await queue(async () => done, mine)
    await Promise.all(others)
    return before
  }
  const owner = { from: '198.51.100.7', known: 'ada' }
  const address = (index: number) => `${1 + (index % 200)}.${Math.floor(index / 200)}.0.1`
  const strangers = Array.from({ length: 5000 }, (_, index) => ({ from: address(index) }))
  const stolen = strangers.map((turn) => ({ ...turn, known: 'mallory' }))

  test.each([
    ['of one address', strangers.map(() => ({ from: '192.0.2.1' }))],
    ['of 5,000 addresses in as many networks', strangers],
  ])('waits for the one that runs and one stranger more: %s', async (_, flood) => {
    expect(await jobsBefore(flood, owner)).toBeLessThanOrEqual(2)
  })

  test('waits for one of somebody else, though all others come from browsers that know an account, from everywhere', async () => {
    expect(await jobsBefore(stolen, owner)).toBeLessThanOrEqual(2)
    // Told apart by their networks alone they kept the owner out.
    const unnamed = (turn: Turn): Turn => ({ ...turn, known: true })
    await expect(jobsBefore(stolen.map(unnamed), unnamed(owner))).rejects.toMatchObject({ code: 'busy' })
  })

  test('and strangers have every second turn all the same', async () => {
    expect(await jobsBefore([...stolen.slice(0, 300), { from: '192.0.2.1' }], { from: '203.0.113.9' })).toBeLessThan(5)
  })
})
