import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser, key, server } from '../documents-world.ts'
import { settle, startTheClock, stopTheClock, world } from './support/world.ts'

beforeEach(stopTheClock)
afterEach(startTheClock)

describe('typing', () => {
  test('is kept here at once, and sent after a pause as one patch', async () => {
    const { state, keep, tab } = world()
    const { write, seen } = await tab()
    for (const title of ['firsta', 'firstab', 'firstabc']) {
      write({ title })
      await vi.advanceTimersByTimeAsync(1)
    }
    expect((await keep.read(key)).pending.patches).toEqual([{ at: 'title', value: 'firstabc', was: 'first' }])
    expect([state.batches, seen().save, seen().value?.title]).toEqual([[], 'unsaved', 'firstabc'])
    await settle()
    expect(state.batches).toEqual([[{ at: 'title', value: 'firstabc', was: 'first' }]])
    expect([state.kept.value.title, seen().save]).toEqual(['firstabc', 'saved'])
    expect((await keep.read(key)).pending).toMatchObject({ patches: [], sent: null })
  })
  test('goes on while a save is under way, and is saved after it', async () => {
    const { state, tab } = world()
    const { write, seen } = await tab()
    write({ title: 'one' })
    await vi.advanceTimersByTimeAsync(720)
    expect(seen().save).toBe('saving')
    write({ title: 'two' })
    await settle()
    expect([state.kept.value.title, state.batches.length, seen().save]).toEqual(['two', 2, 'saved'])
  })
  test('is saved too when it comes just before a save ends', async () => {
    const { state, keep, tab } = world()
    const { write, seen } = await tab()
    const update = keep.update.bind(keep)
    let without = 0
    keep.update = async (...parts) => {
      const local = await update(...parts)
      // Once when the answer is taken in, then when nothing more is found to send.
      if (state.batches.length === 1 && !local.pending.sent && (without += 1) === 2) write({ title: 'two' })
      return local
    }
    write({ title: 'one' })
    await settle()
    expect([state.kept.value.title, seen().save]).toEqual(['two', 'saved'])
  })
  test('is saved by itself when the server is back', async () => {
    const { state, tab } = world()
    const { write, seen } = await tab()
    state.trouble = 'offline'
    write({ title: 'kept' })
    await settle()
    expect(seen().save).toBe('offline')
    state.trouble = null
    await settle(60_000)
    expect([state.kept.value.title, seen().save]).toEqual(['kept', 'saved'])
  })
  test('is there again in another page, offline as well, and is sent then', async () => {
    const { state, tab } = world()
    const first = await tab()
    state.trouble = 'offline'
    first.write({ title: 'on the train' })
    await vi.advanceTimersByTimeAsync(1)
    first.document.close()
    await settle()
    const second = await tab()
    expect(second.seen()).toMatchObject({ status: 'open', value: { title: 'on the train' }, save: 'offline' })
    state.trouble = null
    await settle(60_000)
    expect(state.kept.value.title).toBe('on the train')
  })
  test('whose answer was lost is sent again, and done once', async () => {
    const { state, tab } = world()
    const { write, seen } = await tab()
    state.trouble = 'answer-lost'
    write({ entries: [{ id: 'a', text: '' }] })
    await settle()
    state.trouble = null
    state.kept.changes.push({ from: 2, version: 3, batch: 'other', patches: [{ at: 'other', value: 'x', was: '' }] })
    Object.assign(state.kept, { version: 3, value: { ...state.kept.value, other: 'x' } })
    await settle(60_000)
    expect(state.batches).toHaveLength(1)
    expect(seen()).toMatchObject({ save: 'saved', value: { other: 'x', entries: [{ id: 'a', text: '' }] } })
  })
  test('goes on where the browser keeps nothing', async () => {
    const { state, keep, tab } = world()
    keep.type = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    keep.update = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    const { write, seen } = await tab()
    write({ title: 'a' })
    await settle()
    expect([state.kept.value.title, seen().save]).toEqual(['a', 'saved'])
  })
  test('that the server refuses can be taken back', async () => {
    const { state, tab } = world()
    const { write, seen, undo, document } = await tab()
    state.trouble = 'refused'
    write({ title: 'too long' })
    await settle()
    expect(seen().save).toBe('refused')
    undo.undo()
    state.trouble = null
    await document.flush()
    await settle()
    expect([state.batches, seen().save, seen().value?.title]).toEqual([[], 'saved', 'first'])
  })
})

describe('undo', () => {
  test('takes back what was typed in one go, and does it again', async () => {
    const { state, tab } = world()
    const { write, seen, undo } = await tab()
    write({ title: 'firsts' })
    write({ title: 'firstss' })
    await settle()
    write({ title: 'later' })
    undo.undo()
    expect(seen().value?.title).toBe('firstss')
    undo.undo()
    expect([seen().value?.title, undo.view()]).toEqual(['first', { canUndo: false, canRedo: true }])
    await settle()
    expect(state.kept.value.title).toBe('first')
    undo.redo()
    undo.redo()
    await settle()
    expect([state.kept.value.title, undo.view()]).toEqual(['later', { canUndo: true, canRedo: false }])
  })
  test('leaves what others did since, and goes on to what came before', async () => {
    const { face } = server()
    const [laptop, phone] = [browser(face), browser(face)]
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ other: 'mine' })
    await settle()
    one.write({ title: 'mine' })
    await settle()
    await other.document.refresh()
    other.write({ title: 'theirs' })
    await settle()
    await one.document.refresh()
    one.undo.undo()
    expect(one.seen().value).toMatchObject({ title: 'theirs', other: '' })
  })
  test('brings a removed entry back to its place', async () => {
    const { tab } = world()
    const { write, seen, undo } = await tab()
    const entries = ['a', 'b', 'c'].map((id) => ({ id, text: id }))
    write({ entries })
    write({ entries: entries.filter(({ id }) => id !== 'b') })
    undo.undo()
    expect(seen().value?.entries).toEqual(entries)
  })
  test('forgets what was taken back once something else is typed', async () => {
    const { tab } = world()
    const { write, undo } = await tab()
    write({ title: 'a' })
    undo.undo()
    write({ other: 'b' })
    expect(undo.redo()).toBe(false)
  })
})
