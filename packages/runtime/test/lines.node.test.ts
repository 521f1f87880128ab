import { expect, test } from 'vitest'
import { fairQueue, type Turn } from '../src/node/fair-queue.ts'
import { networksOf } from '../src/node/networks.ts'

/** One at a time, each of which ends at once: who began, in order, and who was refused. */
async function order(turns: readonly (Turn & { readonly name: string })[], longest = 1000) {
  const queue = fairQueue(1, { longest })
  const begun: string[] = []
  const refused: string[] = []
  await Promise.all(
    turns.map(({ name, ...turn }) =>
      queue(async () => void begun.push(name), turn).catch(() => void refused.push(name)),
    ),
  )
  return { begun, refused }
}

/** Many addresses of one network. */
const flood = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: 'flood', from: `10.20.${index >> 8}.${index & 255}` }))

test('five hundred addresses of one network keep somebody of another waiting for one turn', async () => {
  const { begun } = await order([...flood(500), { name: 'owner', from: '198.51.100.7' }])
  // One ran already, one had the turn.
  expect(begun.indexOf('owner')).toBeLessThanOrEqual(2)
})

test('of one network the smaller ones in it take turns, and whoever is known waits for one stranger', async () => {
  const neighbour = { name: 'neighbour', from: '10.20.200.1' }
  expect((await order([...flood(250), neighbour])).begun.indexOf('neighbour')).toBeLessThanOrEqual(2)
  const known = { name: 'owner', from: '10.20.0.9', known: true }
  expect((await order([...flood(250), known])).begun.indexOf('owner')).toBeLessThanOrEqual(2)
})

test('strangers have every second turn, however many are known', async () => {
  const known = Array.from({ length: 100 }, () => ({ name: 'known', from: '10.20.0.9', known: true }))
  const { begun } = await order([...known, ...flood(50)])
  expect(begun.slice(0, 21).filter((name) => name === 'flood')).toHaveLength(10)
})

test('where it is full the fullest network gives way, to others and to those who are known', async () => {
  const owner = { name: 'owner', from: '198.51.100.7' }
  const known = { name: 'known', from: '10.20.0.9', known: true }
  const { begun, refused } = await order([...flood(60), owner, known, ...flood(5)], 50)
  expect(begun).toEqual(expect.arrayContaining(['owner', 'known']))
  expect(refused).toEqual(Array.from({ length: 16 }, () => 'flood'))
})

test('where each is to leave places to others, all that may begin do, in turn, and everybody comes to an end', async () => {
  const queue = fairQueue(8, { longest: 100, leaves: true })
  const running: { readonly from: string; readonly end: () => void }[] = []
  const begin = (from: string) =>
    queue(() => new Promise<void>((resolve) => running.push({ from, end: resolve })), { from })
  const of = (from: string) => running.filter((one) => one.from === from)
  const jobs = Array.from({ length: 20 }, () => begin('10.20.0.1'))
  expect(running).toHaveLength(4)
  jobs.push(...Array.from({ length: 20 }, () => begin('10.30.0.1')))
  expect([of('10.20.0.1').length, of('10.30.0.1').length]).toEqual([4, 2])
  expect(queue.isFull({ from: '198.51.100.7' })).toBe(false)
  let most = 0
  while (running.length > 0) {
    running.shift()?.end()
    await new Promise((resolve) => setTimeout(resolve))
    most = Math.max(most, running.length)
  }
  await Promise.all(jobs)
  expect(most).toBe(6)
})

test('whether there is room is told beforehand, by who asks', async () => {
  const queue = fairQueue(1, { longest: 2 })
  const ends: (() => void)[] = []
  const jobs = [1, 2, 3].map((last) =>
    queue(() => new Promise<void>((resolve) => ends.push(resolve)), { from: `10.20.0.${last}` }),
  )
  await Promise.resolve()
  expect(queue.isFull({ from: '10.20.0.4' })).toBe(true)
  expect(queue.isFull({ from: '198.51.100.7' })).toBe(false)
  expect(queue.isFull({ from: '10.20.0.4', known: true })).toBe(false)
  while (ends.length > 0) {
    ends.shift()?.()
    await new Promise((resolve) => setTimeout(resolve))
  }
  await Promise.all(jobs)
  expect(queue.isFull({ from: '10.20.0.4' })).toBe(false)
})

test('networks from the widest on, of either kind of address', () => {
  expect(networksOf('198.51.100.7')).toEqual(['198.51', '198.51.100', '198.51.100.7'])
  expect(networksOf('2001:db8:1:2:3::9')).toEqual(['2001:db8', '2001:db8:1', '2001:db8:1:2'])
  expect(networksOf('2001:db8::9')).toEqual(['2001:db8', '2001:db8:0', '2001:db8:0:0'])
  expect(networksOf('::1')).toEqual(['0:0', '0:0:0', '0:0:0:0'])
  expect(networksOf('unknown')).toEqual(['unknown'])
})
