import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { key } from '../documents-world.ts'
import { settle, startTheClock, stopTheClock, world } from './support/world.ts'

beforeEach(stopTheClock)
afterEach(startTheClock)

describe('two tabs', () => {
  test('show what the other one types', async () => {
    const { tab } = world()
    const [one, other] = [await tab(), await tab()]
    one.write({ title: 'typed here' })
    await vi.advanceTimersByTimeAsync(1)
    expect(other.seen().value?.title).toBe('typed here')
    other.write({ other: 'and there' })
    await vi.advanceTimersByTimeAsync(1)
    expect(one.seen().value).toMatchObject({ title: 'typed here', other: 'and there' })
  })
  test('send one after the other, each thing once', async () => {
    const { state, tab } = world()
    const [one, other] = [await tab(), await tab()]
    one.write({ title: 'a' })
    other.write({ other: 'b' })
    await settle()
    expect(state.kept.value).toMatchObject({ title: 'a', other: 'b' })
    expect(state.batches.flat()).toHaveLength(2)
    expect([one.seen().save, other.seen().save]).toEqual(['saved', 'saved'])
  })
  test('one that was closed in the middle leaves its work to the other', async () => {
    const { state, keep, tab, tell } = world()
    const [one, other] = [await tab(), await tab()]
    await keep.type(key, (pending) => ({
      ...pending,
      turn: pending.turn + 1,
      patches: [{ at: 'title', value: 'orphan', was: 'first' }],
    }))
    tell()
    await vi.advanceTimersByTimeAsync(1)
    expect([one.seen().save, other.seen().value?.title]).toEqual(['unsaved', 'orphan'])
    await settle()
    expect([state.kept.value.title, one.seen().save, other.seen().save]).toEqual(['orphan', 'saved', 'saved'])
  })
})

describe('a long text in two tabs', () => {
  const about = (...texts: readonly string[]) => texts.map((text) => ({ type: 'paragraph', spans: [{ text }] }))
  async function twoTabs() {
    const { state, tab } = world()
    const [one, other] = [await tab(), await tab()]
    one.write({ about: about('first', 'second', 'third') })
    await settle(60_000)
    return { state, one, other }
  }

  test('is both their texts where they wrote in other blocks, and each takes back its own', async () => {
    const { state, one, other } = await twoTabs()
    state.trouble = 'offline'
    one.write({ about: about('first by one', 'second', 'third') })
    await settle()
    const elsewhere = [
      { at: 'about', value: about('first', 'second', 'third elsewhere'), was: about('first', 'second', 'third') },
    ]
    state.kept.changes.push({ from: 2, version: 3, batch: 'device', patches: elsewhere })
    Object.assign(state.kept, { version: 3, value: { ...state.kept.value, about: elsewhere[0]?.value } })
    state.trouble = null
    await settle(60_000)
    const both = about('first by one', 'second', 'third elsewhere')
    expect([one.seen().conflicts, one.seen().value?.about, state.kept.value.about]).toEqual([[], both, both])
    expect(other.seen().value?.about).toEqual(both)
    one.undo.undo()
    await settle(60_000)
    expect(state.kept.value.about).toEqual(about('first', 'second', 'third elsewhere'))
    one.undo.redo()
    await settle(60_000)
    expect(other.seen().value?.about).toEqual(both)
  })
  test('what is typed and waits is laid beside what the other wrote, not over it', async () => {
    const { state, one, other } = await twoTabs()
    // As the editor does, which keeps what is typed for a moment.
    const typed = about('first', 'second', 'third by one')
    const stop = one.undo.before(() => {
      stop()
      one.document.apply([{ at: 'about', value: typed, was: one.seen().value?.about ?? null }])
    })
    other.write({ about: about('first by other', 'second', 'third') })
    await settle(60_000)
    const both = about('first by other', 'second', 'third by one')
    expect([one.seen().value?.about, other.seen().value?.about, state.kept.value.about]).toEqual([both, both, both])
  })
})
