import { diff, merge, type Patch } from '@laissez-passer/europass/patch'
import { describe, expect, test } from 'vitest'
import { createUndo, type Undo } from '../../src/web/documents/undo.ts'

/** A document that records what is done in it. */
function written(undo: Undo) {
  const document = { value: { text: '', other: '' } }
  const target = {
    lay: (patches: readonly Patch[]) => {
      const { value } = merge(document.value, patches)
      const went = diff(document.value, value)
      document.value = value
      return went
    },
  }
  const write = (part: Partial<typeof document.value>): void => {
    const value = { ...document.value, ...part }
    undo.record(target, diff(document.value, value))
    document.value = value
  }
  return { document, target, write }
}

const world = () => {
  const clock = { now: 0 }
  const undo = createUndo(() => clock.now)
  return { clock, undo, one: written(undo), other: written(undo) }
}

describe('what is typed', () => {
  test('in one field without a pause is one step; after a pause, or in another field, another', () => {
    const { clock, undo, one } = world()
    for (const text of ['a', 'ab', 'abc']) one.write({ text })
    clock.now = 2000
    one.write({ text: 'abcd' })
    one.write({ other: 'x' })
    const seen: unknown[] = []
    while (undo.undo()) seen.push(one.document.value)
    expect(seen).toEqual([
      { text: 'abcd', other: '' },
      { text: 'abc', other: '' },
      { text: '', other: '' },
    ])
  })
  test('in two documents is taken back in its order', () => {
    const { undo, one, other } = world()
    one.write({ text: 'first' })
    other.write({ text: 'second' })
    undo.undo()
    expect([one.document.value.text, other.document.value.text]).toEqual(['first', ''])
  })
})

test('what was typed and waits is written first, and so taken back first', () => {
  const { undo, one } = world()
  one.write({ text: 'earlier' })
  let waiting = true
  const end = undo.before(() => {
    if (waiting) one.write({ other: 'just typed' })
    waiting = false
  })
  undo.undo()
  expect(one.document.value).toEqual({ text: 'earlier', other: '' })
  end()
  waiting = true
  undo.undo()
  expect(one.document.value).toEqual({ text: '', other: '' })
})

describe('what was done together', () => {
  test('is taken back together, and done again together', () => {
    const { undo, one, other } = world()
    undo.together(() => {
      one.write({ text: 'a' })
      other.write({ text: 'b' })
    })
    undo.undo()
    expect([one.document.value.text, other.document.value.text, undo.view().canUndo]).toEqual(['', '', false])
    undo.redo()
    expect([one.document.value.text, other.document.value.text]).toEqual(['a', 'b'])
  })
  test('goes as far as it can where one document is closed', () => {
    const { undo, one, other } = world()
    undo.together(() => {
      one.write({ text: 'a' })
      other.write({ text: 'b' })
    })
    undo.forget(other.target)
    undo.undo()
    expect([one.document.value.text, other.document.value.text]).toEqual(['', 'b'])
  })
  test('of nothing is nothing', () => {
    const { undo } = world()
    undo.together(() => undefined)
    expect(undo.view()).toEqual({ canUndo: false, canRedo: false })
  })
})
