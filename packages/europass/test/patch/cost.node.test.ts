import { expect, test } from 'vitest'
import { apply, compact, diff, invert, merge, type Patch } from '../../src/patch/index.ts'

/** In milliseconds of this process. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const list = (length: number) => ({ work: Array.from({ length }, (_, n) => ({ id: `${n}`, text: `${n}` })) })

test('ten times as much costs about ten times as much, not a hundred times', () => {
  const work = (length: number): void => {
    const from = list(length)
    const to = { work: from.work.map((one) => ({ ...one, text: 'x' })).toReversed() }
    const patches = diff(from, to)
    expect(apply(apply(from, patches), invert(patches))).toEqual(from)
    const typed: Patch[] = Array.from({ length }, (_, n) => ({ at: 'work/1/text', value: `${n + 1}`, was: `${n}` }))
    expect(compact([...typed, ...patches.slice(0, 10)]).length).toBeLessThan(12)
  }
  work(2000)
  const few = Math.max(
    cost(() => work(2000)),
    5,
  )
  expect(cost(() => work(20_000)) / few).toBeLessThan(40)
})

test('a long text of many blocks, changed by two, costs about its length', () => {
  const text = (length: number, changed: number) =>
    Array.from({ length }, (_, n) => ({
      type: 'paragraph',
      spans: [{ text: n % 7 === changed ? `${n} new` : `${n}` }],
    }))
  const work = (length: number): void => {
    const [base, mine, theirs] = [text(length, -1), text(length, 1), text(length, 2)]
    expect(merge({ at: theirs }, [{ at: 'at', value: mine, was: base }]).conflicts).toEqual([])
  }
  work(1000)
  const few = Math.max(
    cost(() => work(1000)),
    5,
  )
  expect(cost(() => work(10_000)) / few).toBeLessThan(40)
})
