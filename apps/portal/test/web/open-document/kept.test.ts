import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { guestServer } from '../../../src/web/documents/guest-server.ts'
import { takeOverLastWords } from '../../../src/web/documents/last-words.ts'
import { memoryKeep } from '../../../src/web/documents/memory-keep.ts'
import { blank, browser, key, server } from '../documents-world.ts'
import { settle, startTheClock, stopTheClock, world } from './support/world.ts'

beforeEach(stopTheClock)
afterEach(startTheClock)

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

test('a document that couldn’t be had is there once the server answers', async () => {
  const { state, tab } = world()
  state.trouble = 'offline'
  const { document, seen, write } = await tab()
  expect(seen().status).toBe('offline')
  await document.refresh()
  expect(seen().status).toBe('offline')
  state.trouble = null
  await Promise.all([document.refresh(), document.refresh()])
  expect(seen()).toMatchObject({ status: 'open', value: { title: 'first' }, save: 'saved' })
  write({ title: 'typed' })
  await settle()
  expect(state.kept.value.title).toBe('typed')
})
