import { describe, expect, test } from 'vitest'
import {
  apply,
  compact,
  diff,
  merge,
  moments,
  type Patch,
  pathOf,
  readPatches,
  revive,
  separate,
  settle,
  stepsOf,
  valueBefore,
} from '../../src/patch/index.ts'

const cv = {
  title: 'CV',
  work: [
    { id: 'a', employer: 'Lovelace & Co', skills: ['sums'] },
    { id: 'b', employer: 'Babbage' },
    { id: 'c', employer: 'Byron' },
  ],
  overrides: {},
}

test('a path may itself be a key', () => {
  const path = pathOf('overrides', 'work/a~b/employer', 'value')
  expect(path).toBe('overrides/work~1a~0b~1employer/value')
  expect(stepsOf(path)).toEqual(['overrides', 'work/a~b/employer', 'value'])
})

describe('the difference', () => {
  test('of a typed letter is one field, known by its entry', () => {
    const after = { ...cv, work: cv.work.map((one) => (one.id === 'b' ? { ...one, employer: 'Babbages' } : one)) }
    expect(diff(cv, after)).toEqual([{ at: 'work/b/employer', value: 'Babbages', was: 'Babbage' }])
  })
  test('of a list of words is the list', () => {
    expect(diff({ words: ['a'] }, { words: ['a', 'b'] })).toEqual([{ at: 'words', value: ['a', 'b'], was: ['a'] }])
  })
  test('of one entry that moved far is one move', () => {
    const [a, b, c] = cv.work
    expect(diff(cv, { ...cv, work: [c, a, b] })).toEqual([{ move: 'c', in: 'work', after: null, was: 'b' }])
    expect(diff(cv, { ...cv, work: [b, c, a] })).toEqual([{ move: 'a', in: 'work', after: 'c', was: null }])
  })
  test('of a record that gained and lost a key says so', () => {
    expect(diff({ of: { x: 1 } }, { of: { y: 2 } })).toEqual([
      { at: 'of/x', was: 1 },
      { at: 'of/y', value: 2 },
    ])
  })
  test('of parts that are the same object isn’t looked for', () => {
    const untouched = {
      get id(): string {
        throw new Error('looked at')
      },
    }
    expect(diff({ title: 'a', untouched }, { title: 'b', untouched })).toHaveLength(1)
  })
})

describe('merging', () => {
  const employer = (value: string, was: string): Patch => ({ at: 'work/b/employer', value, was })
  test('keeps what others changed in other fields', () => {
    const theirs = apply(cv, [{ at: 'title', value: 'Résumé', was: 'CV' }])
    const { value, conflicts } = merge(theirs, [employer('Menabrea', 'Babbage')])
    expect([value.title, value.work[1]?.employer, conflicts]).toEqual(['Résumé', 'Menabrea', []])
  })
  test('asks in the same field, with both values', () => {
    const theirs = apply(cv, [employer('Theirs', 'Babbage')])
    const { value, conflicts } = merge(theirs, [employer('Mine', 'Babbage')])
    expect(value).toEqual(theirs)
    expect(conflicts).toEqual([{ index: 0, patch: employer('Mine', 'Babbage'), reason: 'changed', theirs: 'Theirs' }])
  })
  test('asks before it removes an entry that another changed', () => {
    const theirs = apply(cv, [employer('Theirs', 'Babbage')])
    const remove: Patch = { remove: 'b', from: 'work', was: { id: 'b', employer: 'Babbage' }, after: 'a' }
    expect(merge(theirs, [remove])).toMatchObject({
      value: theirs,
      conflicts: [{ reason: 'changed', theirs: { employer: 'Theirs' } }],
    })
    expect(merge(cv, [remove]).value.work.map(({ id }) => id)).toEqual(['a', 'c'])
  })
  test('adds what both add, and removes once what both remove', () => {
    const [mine, theirs]: Patch[][] = [
      [{ insert: { id: 'm' }, into: 'work', after: 'c' }],
      [{ insert: { id: 't' }, into: 'work', after: 'c' }],
    ]
    const both = merge(apply(cv, theirs ?? []), mine ?? [])
    expect(both.value.work.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'm', 't'])
    const remove: Patch[] = [{ remove: 'b', from: 'work', was: { id: 'b', employer: 'Babbage' }, after: 'a' }]
    expect(merge(apply(cv, remove), remove).conflicts).toEqual([])
  })
  test('puts an entry last whose neighbour is gone', () => {
    const gone = { ...cv, work: cv.work.slice(0, 1) }
    expect(merge(gone, [{ insert: { id: 'n' }, into: 'work', after: 'b' }]).value.work.map(({ id }) => id)).toEqual([
      'a',
      'n',
    ])
  })
  test('leaves the parts alone that nothing touches', () => {
    const { value } = merge(cv, [{ at: 'title', value: 'x', was: 'CV' }])
    expect(value.work).toBe(cv.work)
  })
})

describe('somebody whose entry was removed elsewhere', () => {
  const typed: readonly Patch[] = [{ at: 'work/b/employer', value: 'Babbage & Son', was: 'Babbage' }]
  const removed = { ...cv, work: cv.work.filter(({ id }) => id !== 'b') }
  const pending = revive(typed, { onto: removed, seen: apply(cv, typed) })
  test('still sees it, with what they typed, and is asked', () => {
    const { value, sendable, conflicts } = separate(removed, pending)
    expect(value.work.map(({ employer }) => employer)).toEqual(['Lovelace & Co', 'Babbage & Son', 'Byron'])
    expect([sendable, conflicts]).toMatchObject([[], [{ reason: 'removed' }]])
  })
  test('brings it back, or lets it go', () => {
    const [conflict] = separate(removed, pending).conflicts
    if (!conflict) throw new Error('no conflict')
    const mine = settle(pending, { conflict, answer: 'mine' })
    expect(apply(removed, mine).work.map(({ employer }) => employer)).toContain('Babbage & Son')
    expect(settle(pending, { conflict, answer: 'theirs' })).toEqual([])
  })
  test('and a record’s key comes back whole', () => {
    const was = { overrides: { x: { value: 'a', of: 'b' } } }
    const patches: Patch[] = [{ at: 'overrides/x/value', value: 'c', was: 'a' }]
    const [back] = revive(patches, { onto: { overrides: {} }, seen: apply(was, patches) })
    expect(back).toEqual({ at: 'overrides/x', value: { value: 'c', of: 'b' }, revives: true })
  })
})

test('typing on in a field with a question belongs to the question', () => {
  const theirs = { title: 'Theirs', other: '' }
  const patches = compact([
    { at: 'title', value: 'M', was: 'CV' },
    { at: 'title', value: 'Mine', was: 'M' },
    { at: 'other', value: 'x', was: '' },
  ])
  const { sendable, held, conflicts } = separate(theirs, patches)
  expect([sendable.length, held.length, conflicts.length]).toEqual([1, 1, 1])
  const [conflict] = conflicts
  if (!conflict) throw new Error('no conflict')
  expect(apply(theirs, settle(held, { conflict, answer: 'mine' })).title).toBe('Mine')
  expect(settle(held, { conflict, answer: 'theirs' })).toEqual([])
})

describe('compacting', () => {
  test('makes what is typed into a new entry part of it', () => {
    expect(
      compact([
        { insert: { id: 'n', employer: '' }, into: 'work', after: null },
        { at: 'work/n/employer', value: 'A', was: '' },
        { at: 'work/n/employer', value: 'Ab', was: 'A' },
      ]),
    ).toEqual([{ insert: { id: 'n', employer: 'Ab' }, into: 'work', after: null }])
  })
  test('leaves out what ends as it began', () => {
    expect(
      compact([
        { at: 'title', value: 'x', was: 'CV' },
        { at: 'title', value: 'CV', was: 'x' },
      ]),
    ).toEqual([])
  })
  test('keeps two that didn’t know of each other', () => {
    const crossing: Patch[] = [
      { at: 'title', value: 'x', was: 'CV' },
      { at: 'title', value: 'y', was: 'CV' },
    ]
    expect(compact(crossing)).toEqual(crossing)
  })
  test('leaves in their order what was written above and below', () => {
    const before = { of: { x: { value: 'a', of: 'p' } } }
    const patches: Patch[] = [
      { at: 'of/x/value', value: 'b', was: 'a' },
      { at: 'of/x', was: { value: 'b', of: 'p' } },
      { at: 'of/x', value: { value: 'b', of: 'o' } },
      { at: 'of/x/value', value: 'c', was: 'b' },
    ]
    expect(apply(before, compact(patches))).toEqual({ of: { x: { value: 'c', of: 'o' } } })
  })
  test('makes nothing part of a new entry that was written into deeper before', () => {
    const patches: Patch[] = [
      { insert: { id: 'x', parts: [] }, into: 'work', after: null },
      { insert: { id: 'y' }, into: 'work/x/parts', after: null },
      { at: 'work/x/parts', was: [{ id: 'y' }] },
    ]
    expect(apply({ work: [] }, compact(patches))).toEqual({ work: [{ id: 'x' }] })
  })
})

test('what builds on a question waits with it', () => {
  const patches: Patch[] = [
    { at: 'of/x', value: { value: 1 } },
    { at: 'of/x/value', value: 2, was: 1 },
    { at: 'of/y', value: 3 },
  ]
  const { value, sendable, held } = separate({ of: { x: { value: 9 } } }, patches)
  expect([value, sendable, held]).toEqual([{ of: { x: { value: 2 }, y: 3 } }, patches.slice(2), patches.slice(0, 2)])
})

describe('history', () => {
  const device = { id: 'd', name: 'Firefox' }
  const typed = ['a', 'ab', 'abc', 'abcd'].map((title, n) => ({
    from: n,
    version: n + 1,
    at: n === 3 ? 5000 : n * 60,
    device,
    patches: diff({ title: 'abcd'.slice(0, n) }, { title }),
  }))
  test('joins what was typed in one go', () => {
    expect(moments(typed)).toEqual([
      { from: 0, version: 3, at: 120, device, patches: [{ at: 'title', value: 'abc', was: '' }] },
      typed[3],
    ])
  })
  test('keeps devices apart', () => {
    const other = typed.map((one, n) => ({ ...one, at: n, device: { id: `${n % 2}`, name: '' } }))
    expect(moments(other)).toHaveLength(4)
  })
  test('tells how a document was', () => {
    expect(valueBefore({ title: 'abcd' }, typed.slice(2))).toEqual({ title: 'ab' })
    expect(() => valueBefore({ title: 'other' }, typed.slice(2))).toThrow(RangeError)
  })
})

describe('patches from strangers', () => {
  const deep = JSON.parse(`${'{"x":'.repeat(40)}1${'}'.repeat(40)}`)
  test.each([
    ['no list', {}],
    ['more than allowed', Array.from({ length: 4 }, () => ({ at: 'x', value: 1 }))],
    ['no patch', [{}]],
    ['the document itself', [{ at: '', value: {} }]],
    ['nothing for nothing', [{ at: 'x' }]],
    ['an entry without a key', [{ insert: {}, into: 'work', after: null }]],
    ['another entry than is removed', [{ remove: 'a', from: 'work', was: { id: 'b' }, after: null }]],
    ['a place that is none', [{ move: 'a', in: 'work', after: 1, was: null }]],
    ['ten thousand levels', [{ at: 'x', value: deep }]],
    ['null', [null]],
  ])('%s: refused', (_, value) => expect(readPatches(value, { most: 3 })).toBeNull())
  test('are read without what doesn’t belong to them', () => {
    const insert = { insert: { id: 'a' }, into: 'work', after: null }
    expect(readPatches([{ ...insert, revives: true }], { most: 3 })).toEqual([insert])
  })
  test('change no prototype, and end in a conflict where they don’t fit', () => {
    const { value, conflicts } = merge(cv, [
      { at: '__proto__/polluted', value: true },
      { at: 'title/length', value: 1, was: 2 },
      { at: 'work/a', value: null, was: null },
      { insert: { id: 'x' }, into: 'work/a/skills', after: null },
      { insert: { id: 'x' }, into: 'nowhere', after: null },
    ])
    expect(value).toEqual(cv)
    expect(conflicts.map(({ reason }) => reason)).toEqual(['gone', 'misfit', 'misfit', 'misfit', 'gone'])
    expect('polluted' in Object.prototype).toBe(false)
  })
})
