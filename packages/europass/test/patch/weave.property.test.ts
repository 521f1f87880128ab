import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, diff, invert, type Json, merge, same, separate } from '../../src/patch/index.ts'

const block = (text: string): Json => ({ type: 'paragraph', spans: text === '' ? [] : [{ text }] })
const textsOf = (blocks: unknown): unknown =>
  JSON.parse(JSON.stringify(blocks), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'spans' in value ? JSON.stringify(value.spans) : value,
  )

/** A long text whose blocks all say something else. */
const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 })
/** What a writer does to a block: leaves it, changes it, removes it, writes another behind it. */
const deed = fc.constantFrom('leave', 'change', 'remove', 'add')
const deeds = fc.array(deed, { minLength: 12, maxLength: 12 })

const written = (all: readonly string[], done: readonly string[], who: string): Json[] =>
  all.flatMap((text, at) => {
    if (done[at] === 'change') return [block(`${text} by ${who}`)]
    if (done[at] === 'remove') return []
    return done[at] === 'add' ? [block(text), block(`after ${text} by ${who}`)] : [block(text)]
  })

const fields = {
  text: (blocks: readonly Json[]) => ({ at: blocks }),
  wording: (blocks: readonly Json[]) => ({ at: { value: blocks, of: [block('beneath')] } }),
} as const

describe.each(['text', 'wording'] as const)('two writers of one long text, as a %s', (kind) => {
  const field = fields[kind]
  /** Patches of a whole field, as an editor makes them. */
  const set = (was: readonly Json[], value: readonly Json[]) => [
    { at: 'at', value: field(value).at, was: field(was).at },
  ]

  test('are both kept where each changed other blocks, whoever is first, and each can be taken back', () => {
    fc.assert(
      fc.property(texts, deeds, deeds, (all, one, other) => {
        // Each has blocks of their own; what both leave is left.
        const mine = one.map((done, at) => (at % 2 === 0 ? done : 'leave'))
        const theirs = other.map((done, at) => (at % 2 === 1 ? done : 'leave'))
        const base = all.map(block)
        const [a, b] = [written(all, mine, 'one'), written(all, theirs, 'other')]
        const both = written(
          all,
          mine.map((done, at) => (at % 2 === 0 ? done : (theirs[at] ?? 'leave'))),
          'x',
        )
        const first = merge(field(b), set(base, a))
        expect(first.conflicts).toEqual([])
        expect(merge(field(a), set(base, b))).toEqual(first)
        const neutral = JSON.stringify(textsOf(first.value)).replaceAll(/by (?:one|other)/g, 'by x')
        expect(neutral).toBe(JSON.stringify(textsOf(field(both))))
        // Undo takes back what one did, and leaves what the other did. What was removed comes back if its
        // place is still there.
        const undone = merge(first.value, invert(set(base, a)))
        if (mine.includes('remove')) return
        expect(undone).toEqual({ value: field(b), conflicts: [] })
      }),
    )
  })
  test('are asked where both changed the same block otherwise', () => {
    fc.assert(
      fc.property(texts, fc.nat(11), deeds, (all, which, done) => {
        const at = which % all.length
        const base = all.map(block)
        const mine = written(
          all,
          done.map((one, place) => (place === at ? 'change' : one)),
          'one',
        )
        const theirs = base.with(at, block('something else'))
        const { conflicts, value } = separate(field(theirs), set(base, mine))
        expect(conflicts.map(({ reason }) => reason)).toEqual(['changed'])
        // Its writer sees their own text until they have answered.
        expect(value).toEqual(field(mine))
        expect(merge(field(theirs), set(base, mine)).value).toEqual(field(theirs))
      }),
    )
  })
  test('who did the same has done it once', () => {
    fc.assert(
      fc.property(texts, deeds, (all, done) => {
        const [base, both] = [all.map(block), written(all, done, 'both')]
        expect(merge(field(both), set(base, both))).toEqual({ value: field(both), conflicts: [] })
      }),
    )
  })
})

test('whatever two writers do to paragraphs, moving them too, none is lost and none is there twice', () => {
  const step = fc.tuple(fc.constantFrom('move', 'add', 'remove', 'change'), fc.nat(7), fc.nat(7))
  const after = (all: readonly string[], steps: readonly (readonly [string, number, number])[], who: string) =>
    steps.reduce<readonly string[]>((texts, [deed, from, to], at) => {
      const [place, goal] = [from % (texts.length + 1), to % (texts.length + 1)]
      const [text] = texts.slice(place, place + 1)
      if (deed === 'add') return texts.toSpliced(goal, 0, `${at} of ${who}`)
      if (text === undefined) return texts
      if (deed === 'change') return texts.with(place, `${text} by ${who}`)
      return deed === 'remove' ? texts.toSpliced(place, 1) : texts.toSpliced(place, 1).toSpliced(goal, 0, text)
    }, all)
  const written = (all: readonly string[]) => ({ at: all.map(block) })
  const whole = (was: readonly string[], value: readonly string[]) => [
    { at: 'at', value: written(value).at, was: written(was).at },
  ]
  const base = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1 })
  const steps = fc.array(step, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(base, steps, steps, (was, one, other) => {
      const [mine, theirs] = [after(was, one, 'one'), after(was, other, 'other')]
      const first = merge(written(theirs), whole(was, mine))
      const second = merge(written(mine), whole(was, theirs))
      expect(first.conflicts.length).toBe(second.conflicts.length)
      if (first.conflicts.length > 0) return
      expect(first.value).toEqual(second.value)
      const got = first.value.at.map((part) => JSON.stringify(part))
      expect(new Set(got).size).toBe(got.length)
      for (const text of [...mine, ...theirs]) {
        const isKept = !was.includes(text) || (mine.includes(text) && theirs.includes(text))
        if (isKept) expect(got).toContain(JSON.stringify(block(text)))
      }
    }),
    {
      numRuns: 2000,
      examples: [
        [
          ['a', 'b', 'c'],
          [
            ['move', 2, 0],
            ['remove', 2, 0],
          ],
          [
            ['move', 2, 1],
            ['remove', 0, 0],
          ],
        ],
      ],
    },
  )
})

test('an empty paragraph from each of two is two', () => {
  const [base, mine, theirs] = [
    ['a', 'b', 'c'],
    ['a', '', 'b', 'c'],
    ['a', 'b', '', 'c'],
  ].map((all) => all.map(block))
  const patches = [{ at: 'at', value: mine ?? [], was: base ?? [] }]
  expect(merge({ at: theirs }, patches)).toEqual({ value: { at: ['a', '', 'b', '', 'c'].map(block) }, conflicts: [] })
})

test('whatever two lists of words become, it is the same whoever is first, and no word comes twice', () => {
  const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  fc.assert(
    fc.property(words, words, words, (base, one, other) => {
      const [mine, theirs] = [diff({ words: base }, { words: one }), diff({ words: base }, { words: other })]
      const [first, second] = [merge({ words: other }, mine), merge({ words: one }, theirs)]
      expect(first.conflicts.length).toBe(second.conflicts.length)
      if (first.conflicts.length > 0) return
      expect(same(first.value, second.value)).toBe(true)
      expect(new Set(first.value.words).size).toBe(first.value.words.length)
      // Nothing that only one of them touched is lost, and nothing comes that neither wrote.
      for (const word of first.value.words) expect([...one, ...other]).toContain(word)
      for (const word of one) if (!base.includes(word)) expect(first.value.words).toContain(word)
    }),
    { numRuns: 1000 },
  )
})

test('blocks that say the same are the same, in whatever order their fields come', () => {
  const [a, b, c] = [
    { type: 'paragraph', text: 'a' },
    { text: 'a', type: 'paragraph' },
    { type: 'paragraph', text: 'c' },
  ]
  const both = [{ at: 'at', value: [a, c, 'mine'], was: [a, c] }]
  expect(merge({ at: ['theirs', b, c] }, both)).toEqual({ value: { at: ['theirs', b, c, 'mine'] }, conflicts: [] })
})

test('a list of entries is never woven: entries have patches of their own', () => {
  const list = (...ids: string[]) => ({ at: ids.map((id) => ({ id })) })
  const whole = [{ at: 'at', value: list('a', 'b').at, was: list('a').at }]
  expect(merge(list('c', 'a'), whole).conflicts).toHaveLength(1)
  expect(apply(list('a'), whole)).toEqual(list('a', 'b'))
})

test('two who are the first to put something in a list that isn’t there both have put it there', () => {
  const mine = [{ at: 'entry/files', value: ['mine'] }]
  const woven = { value: { entry: { files: ['mine', 'theirs'] } }, conflicts: [] }
  expect(merge({ entry: { files: ['theirs'] } }, mine)).toEqual(woven)
  expect(merge({ entry: { files: ['mine'] } }, [{ at: 'entry/files', value: ['theirs'] }])).toEqual(woven)
  // One takes the last one away, and another adds.
  const emptied = [{ at: 'entry/files', was: ['a'] }]
  expect(merge({ entry: { files: ['a', 'b'] } }, emptied)).toEqual({
    value: { entry: { files: ['b'] } },
    conflicts: [],
  })
  expect(merge({ entry: { files: 'no list' } }, mine).conflicts).toHaveLength(1)
})
