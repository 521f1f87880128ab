import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, compact, diff, invert, merge, type Patch, same, separate } from '../../src/patch/index.ts'
import { type Sample, sample, unordered } from './documents.ts'

const pair = fc.tuple(sample, sample)
const chain = fc.array(sample, { minLength: 2, maxLength: 6 })
const steps = (documents: readonly Sample[]): readonly Patch[] =>
  documents.slice(1).flatMap((after, at) => diff(documents[at], after))

describe('whatever two documents say', () => {
  test('the difference makes one of the other, and taken back, it is as it was', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const patches = diff(before, after)
        expect(apply(before, patches)).toEqual(after)
        expect(apply(after, invert(patches))).toEqual(before)
      }),
    )
  })
  test('taken back twice, it is done', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const patches = diff(before, after)
        expect(invert(invert(patches))).toEqual(patches)
      }),
    )
  })
  test('patches sent again change nothing', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const sets = diff(before, after).filter((patch) => !('move' in patch))
        const once = merge(before, sets)
        expect(merge(once.value, sets)).toEqual({ value: once.value, conflicts: [] })
      }),
    )
  })
})

describe('however many changes follow one another', () => {
  test('compacted, they say the same, and are taken back the same', () => {
    fc.assert(
      fc.property(chain, (documents) => {
        const patches = steps(documents)
        const fewer = compact(patches)
        expect(fewer.length).toBeLessThanOrEqual(patches.length)
        expect(apply(documents[0], fewer)).toEqual(documents.at(-1))
        expect(apply(documents.at(-1), invert(fewer))).toEqual(documents[0])
      }),
    )
  })
  test('typed fields end as one patch each', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('one', 'two'), fc.string()), { maxLength: 20 }), (typed) => {
        const begin: Record<string, string> = { one: '', two: '' }
        const documents = typed.reduce((all, [name, value]) => [...all, { ...all.at(-1), [name]: value }], [begin])
        const patches = documents.slice(1).flatMap((after, at) => diff(documents[at], after))
        const differing = ['one', 'two'].filter((name) => begin[name] !== documents.at(-1)?.[name])
        expect(compact(patches)).toHaveLength(differing.length)
      }),
    )
  })
})

describe('two writers', () => {
  test('come to the same, whoever is first, where they didn’t write in the same place', () => {
    fc.assert(
      fc.property(sample, sample, sample, (base, one, other) => {
        const mine = diff(base, one)
        const theirs = separate(one, diff(base, other)).sendable
        const first = merge(one, theirs)
        const second = merge(merge(base, theirs).value, mine)
        expect([first.conflicts, second.conflicts]).toEqual([[], []])
        expect(unordered(first.value)).toEqual(unordered(second.value))
      }),
      { numRuns: 1000 },
    )
  })
  test('are both asked where they did, whoever is first', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (base, one, other) => {
        fc.pre(new Set([base, one, other]).size === 3)
        const [mine, theirs] = [diff({ title: base }, { title: one }), diff({ title: base }, { title: other })]
        const { conflicts, value } = merge({ title: other }, mine)
        expect([conflicts[0]?.reason, conflicts[0]?.theirs, value]).toEqual(['changed', other, { title: other }])
        expect(merge({ title: one }, theirs).conflicts[0]?.theirs).toBe(one)
      }),
    )
  })
  test('what is held and what is sent is all there was, and what is sent goes', () => {
    fc.assert(
      fc.property(sample, sample, sample, (base, one, other) => {
        const patches = diff(base, one)
        const { sendable, held, conflicts } = separate(other, patches)
        expect(merge(other, sendable).conflicts).toEqual([])
        expect(conflicts.every(({ index, patch }) => held[index] === patch)).toBe(true)
        const dropped = patches.filter((patch) => !sendable.includes(patch) && !held.includes(patch))
        const reasons = merge(other, dropped).conflicts.map(({ reason }) => reason)
        expect(reasons.every((reason) => reason === 'gone' || reason === 'misfit')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
  test('end with what the server has, however their batches cross', () => {
    fc.assert(
      fc.property(
        sample,
        fc.array(
          fc.record({ who: fc.nat(1), to: sample, keep: fc.array(fc.nat(30), { maxLength: 3 }), sync: fc.boolean() }),
        ),
        (base, turns) => {
          const server = { value: base }
          const writers = [0, 1].map(() => ({ base, pending: [] as readonly Patch[] }))
          const sync = (at: number): void => {
            const writer = writers[at]
            if (!writer) return
            const { sendable } = separate(server.value, writer.pending)
            const { value, conflicts } = merge(server.value, sendable)
            expect(conflicts).toEqual([])
            server.value = value
            writers[at] = { base: value, pending: separate(value, writer.pending).held }
          }
          for (const { who, to, keep, sync: now } of turns) {
            const writer = writers[who]
            if (!writer) continue
            const seen = separate(writer.base, writer.pending).value
            const all = diff(seen, to)
            const some = all.filter((_, at) => keep.includes(at))
            const fits = merge(seen, some)
            if (fits.conflicts.length === 0)
              writers[who] = { ...writer, pending: compact([...writer.pending, ...some]) }
            if (now) sync(who)
          }
          for (const who of [0, 1, 0, 1]) sync(who)
          expect(same(writers[0]?.base, server.value)).toBe(true)
          expect(same(writers[1]?.base, server.value)).toBe(true)
        },
      ),
    )
  })
})
