import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { guestServer } from '../../src/web/documents/guest-server.ts'
import { takeOverLastWords } from '../../src/web/documents/last-words.ts'
import { memoryKeep } from '../../src/web/documents/memory-keep.ts'
import { blank, browser, key, server } from './documents-world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settle = (milliseconds = 4000) => vi.advanceTimersByTimeAsync(milliseconds)

/** One browser and its server. */
function world() {
  const { state, face } = server()
  return { state, face, ...browser(face) }
}

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

describe('a session that ends', () => {
  test('loses nothing: what was typed is there after signing in again', async () => {
    const { state, tab } = world()
    const before = await tab()
    state.trouble = 'ended'
    before.write({ title: 'typed' })
    await settle()
    expect(before.seen().save).toBe('ended')
    before.write({ title: 'typed on' })
    before.document.close()
    await settle()
    state.trouble = null
    const after = await tab()
    expect(after.seen()).toMatchObject({ status: 'open', value: { title: 'typed on' } })
    await settle()
    expect(state.kept.value.title).toBe('typed on')
  })
  test('a page opened without one shows what was typed and is nowhere else, and no copies', async () => {
    const { state, tab } = world()
    const { write, document } = await tab()
    state.trouble = 'ended'
    expect((await tab()).seen()).toMatchObject({ status: 'ended', value: null })
    write({ title: 'left' })
    await settle()
    document.close()
    expect((await tab()).seen()).toMatchObject({ status: 'open', value: { title: 'left' }, save: 'ended' })
  })
})

describe('a page that goes', () => {
  test('keeps at once what it couldn’t write, and the next one sends it', async () => {
    const { state, face } = server()
    const { keep, tab } = browser(face)
    // A page that is gone before the database answers.
    const going = browser(face, { ...keep, type: () => new Promise(() => undefined) })
    const { write, seen, document } = await going.tab()
    write({ title: 'last' })
    write({ other: 'words' })
    document.leave()
    const { storage } = going
    expect([storage.length, seen().save, (await keep.read(key)).pending.patches]).toEqual([1, 'unsaved', []])
    await takeOverLastWords({ ...keep, lasting: true }, storage)
    const next = await tab()
    expect(next.seen()).toMatchObject({ value: { title: 'last', other: 'words' } })
    await settle()
    expect(state.batches.flat()).toHaveLength(2)
    expect([state.kept.value.title, state.kept.value.other, storage.length]).toEqual(['last', 'words', 0])
  })
  test('says nothing that is written already, and nothing twice when it stays', async () => {
    const { state, keep, storage, tab } = world()
    const { write, document } = await tab()
    document.leave()
    expect(storage.length).toBe(0)
    write({ entries: [{ id: 'a', text: '' }] })
    document.leave()
    expect(storage.length).toBe(1)
    await takeOverLastWords({ ...keep, lasting: true }, storage)
    await settle()
    expect([storage.length, state.kept.value.entries, state.batches.length]).toEqual([0, [{ id: 'a', text: '' }], 1])
  })
  test('isn’t done twice when its changes were sent meanwhile and another device took them back', async () => {
    const { state, keep, storage, tab } = world()
    const { write, document } = await tab()
    write({ title: 'mine' })
    document.leave()
    const name = storage.key(0) ?? ''
    const said = storage.getItem(name) ?? ''
    await settle()
    expect(state.kept.value.title).toBe('mine')
    document.close()
    state.kept.changes.push({
      from: 2,
      version: 3,
      batch: 'other',
      patches: [{ at: 'title', value: 'first', was: 'mine' }],
    })
    Object.assign(state.kept, { version: 3, value: { ...state.kept.value, title: 'first' } })
    storage.setItem(name, said)
    await takeOverLastWords({ ...keep, lasting: true }, storage)
    const next = await tab()
    await settle()
    expect([next.seen().value?.title, next.seen().conflicts, state.kept.version]).toEqual(['first', [], 3])
  })
})

describe('what nothing keeps but the page', () => {
  test('is never called saved', async () => {
    const { face } = server()
    const { tab } = browser({ ...face, lasting: false })
    const { write, seen } = await tab()
    expect(seen().save).toBe('unkept')
    write({ title: 'a' })
    expect(seen().save).toBe('unsaved')
    await settle()
    expect(seen().save).toBe('unkept')
  })
  test('is said of a guest whose browser is full', async () => {
    const keep = { ...memoryKeep(), lasting: true }
    const guestKey = { ...key, owner: 'guest' }
    await keep.update(key, ({ pending }) => ({ base: { schema: 1, version: 1, value: blank }, pending }))
    await keep.update(guestKey, ({ pending }) => ({ base: { schema: 1, version: 1, value: blank }, pending }))
    const { tab } = browser(
      guestServer(keep, guestKey, () => 0),
      keep,
    )
    const { write, seen } = await tab()
    expect(seen().save).toBe('saved')
    keep.remember = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    write({ title: 'a' })
    await settle()
    expect([seen().save, seen().value?.title]).toEqual(['unkept', 'a'])
  })
})

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

describe('two devices', () => {
  const devices = () => {
    const { state, face } = server()
    return { state, laptop: browser(face), phone: browser(face) }
  }
  test('take up what the other did in other fields', async () => {
    const { state, laptop, phone } = devices()
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ title: 'laptop’s' })
    await settle()
    other.write({ other: 'phone’s' })
    await settle()
    expect(other.seen()).toMatchObject({ save: 'saved', value: { title: 'laptop’s', other: 'phone’s' } })
    await one.document.refresh()
    expect(one.seen().value).toEqual(state.kept.value)
  })
  test('are asked where both wrote the same field; everything else is saved meanwhile', async () => {
    const { state, laptop, phone } = devices()
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ title: 'laptop’s' })
    await settle()
    other.write({ title: 'phone’s', other: 'more' })
    await settle()
    expect(other.seen()).toMatchObject({ save: 'changed', value: { title: 'phone’s', other: 'more' } })
    expect(other.seen().conflicts).toMatchObject([{ reason: 'changed', theirs: 'laptop’s' }])
    expect(state.kept.value).toMatchObject({ title: 'laptop’s', other: 'more' })
    other.write({ title: 'phone’s, typed on' })
    await settle()
    const [conflict] = other.seen().conflicts
    expect(conflict).toMatchObject({ patch: { value: 'phone’s, typed on' }, theirs: 'laptop’s' })
    if (conflict) await Promise.all([other.document.answer(conflict, 'mine'), settle()])
    expect([state.kept.value.title, other.seen().conflicts, other.seen().save]).toEqual([
      'phone’s, typed on',
      [],
      'saved',
    ])
  })
  test('may also take what the other wrote', async () => {
    const { state, laptop, phone } = devices()
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ title: 'laptop’s' })
    await settle()
    other.write({ title: 'phone’s' })
    await settle()
    const [conflict] = other.seen().conflicts
    if (conflict) await Promise.all([other.document.answer(conflict, 'theirs'), settle()])
    expect([other.seen().value?.title, other.seen().save, state.kept.version]).toEqual(['laptop’s', 'saved', 2])
  })
  test('an entry that one removes while the other writes in it stays until the person has chosen', async () => {
    const { state, laptop, phone } = devices()
    const [one, other] = [await laptop.tab(), await phone.tab()]
    one.write({ entries: [{ id: 'a', text: 'x' }] })
    await settle()
    await other.document.refresh()
    one.write({ entries: [] })
    await settle()
    other.write({ entries: [{ id: 'a', text: 'xy' }] })
    await settle()
    expect(other.seen()).toMatchObject({ save: 'changed', value: { entries: [{ id: 'a', text: 'xy' }] } })
    expect(state.kept.value.entries).toEqual([])
    const [conflict] = other.seen().conflicts
    if (conflict) await Promise.all([other.document.answer(conflict, 'mine'), settle()])
    expect(state.kept.value.entries).toEqual([{ id: 'a', text: 'xy' }])
  })
  test('a document that is deleted elsewhere says so, and keeps what was typed', async () => {
    const { state, laptop } = devices()
    const one = await laptop.tab()
    state.trouble = 'missing'
    one.write({ title: 'typed' })
    await settle()
    expect(one.seen()).toMatchObject({ save: 'missing', value: { title: 'typed' } })
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

test('a base of an earlier schema is read in this one, with what was typed on it', async () => {
  const { state, keep, tab } = world()
  await keep.update(key, () => ({
    base: { schema: 0, version: 1, value: { title: 'first' } },
    pending: { patches: [{ at: 'title', value: 'typed', was: 'first' }], sent: null, turn: 1 },
  }))
  const { seen } = await tab()
  expect(seen().value).toEqual({ ...blank, title: 'typed' })
  await settle()
  expect(state.kept.value.title).toBe('typed')
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
