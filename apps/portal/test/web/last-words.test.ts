import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { indexedKeep } from '../../src/web/documents/indexed-keep.ts'
import type { Keep, LocalKey } from '../../src/web/documents/keep.ts'
import { lastWordsIn, mostSaid, takeOverLastWords } from '../../src/web/documents/last-words.ts'
import { seenValue } from '../../src/web/documents/local-document.ts'
import { memoryKeep } from '../../src/web/documents/memory-keep.ts'
import { createOutbox } from '../../src/web/documents/outbox.ts'
import { storageInMemory } from './documents-world.ts'

beforeEach(() => void (globalThis.indexedDB = new IDBFactory()))

const key: LocalKey = { owner: 'guest', kind: 'cv', id: 'one' }
const base = { schema: 1, version: 1, value: { title: 'a', other: '', entries: [] } }
const set = (at: string, value: string, was: string) => ({ at, value, was })

/** A browser with a document, and pages of it. */
async function world() {
  const keep = await indexedKeep()
  const storage = storageInMemory()
  await keep.update(key, ({ pending }) => ({ base, pending }))
  const page = (over: Partial<Keep> = {}, of: LocalKey = key) =>
    createOutbox(of, { keep: { ...keep, ...over }, lastWords: lastWordsIn(storage), wrote: () => undefined })
  const seen = async () => seenValue(await keep.read(key))
  const takeOver = () => takeOverLastWords(keep, storage)
  return { keep, storage, page, seen, takeOver }
}

/** A database that answers no more: the page is gone before. */
const gone: Partial<Keep> = { type: () => new Promise(() => undefined) }

describe('what a page typed as it went', () => {
  test('is in the document when it is next opened, and said once', async () => {
    const { storage, page, seen, takeOver } = await world()
    const leaving = page(gone)
    leaving.add([set('title', 'ab', 'a')])
    void leaving.write()
    leaving.add([set('other', 'x', '')])
    leaving.leave()
    expect(await seen()).toEqual(base.value)
    expect(await takeOver()).toEqual(['guest/cv/one'])
    expect([await seen(), storage.length]).toEqual([{ ...base.value, title: 'ab', other: 'x' }, 0])
    expect(await takeOver()).toEqual([])
  })
  test('is not written again where the database was faster, whatever was done with it since', async () => {
    const { keep, storage, page, seen, takeOver } = await world()
    const leaving = page()
    leaving.add([set('title', 'ab', 'a')])
    const writing = leaving.write()
    leaving.leave()
    const said = storage.getItem(storage.key(0) ?? '')
    expect(said).toContain('"ab"')
    const name = storage.key(0) ?? ''
    await writing
    expect(storage.length).toBe(0)
    // The page went between its writing and this; another page wrote the same field since.
    storage.setItem(name, said ?? '')
    const other = page()
    other.add([set('title', 'a', 'ab')])
    await other.write()
    const { turn } = (await keep.read(key)).pending
    await takeOver()
    expect([await seen(), (await keep.read(key)).pending.turn, storage.length]).toEqual([base.value, turn, 0])
  })
  test('is not written again by the page itself, when another took it over while it was in the background', async () => {
    const { keep, page, seen, takeOver } = await world()
    let open: () => void = () => undefined
    const opened = new Promise<void>((resolve) => (open = resolve))
    const hidden = page({ type: (...parts) => opened.then(() => keep.type(...parts)) })
    hidden.add([{ insert: { id: 'e', text: 'x' }, into: 'entries', after: null }])
    const writing = hidden.write()
    hidden.leave()
    await takeOver()
    hidden.add([set('other', 'typed on', '')])
    open()
    await writing
    expect(await seen()).toEqual({ ...base.value, other: 'typed on', entries: [{ id: 'e', text: 'x' }] })
    expect((await keep.read(key)).pending.patches).toHaveLength(2)
  })
  test('stays until the database takes it', async () => {
    const { keep, storage, page, seen, takeOver } = await world()
    const leaving = page(gone)
    leaving.add([set('title', 'ab', 'a')])
    leaving.leave()
    const full = { ...keep, update: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }
    expect(await takeOverLastWords(full, storage)).toEqual([])
    expect(await takeOverLastWords(memoryKeep(), storage)).toEqual([])
    await takeOver()
    expect(await seen()).toEqual({ ...base.value, title: 'ab' })
  })
  test('is kept for a person whose copy isn’t here, and brings no guest’s document back', async () => {
    const { keep, page, takeOver } = await world()
    await keep.forget(key)
    const persons: LocalKey = { ...key, owner: 'ada' }
    for (const of of [key, persons]) {
      const leaving = page(gone, of)
      leaving.add([set('title', 'ab', 'a')])
      leaving.leave()
    }
    await takeOver()
    expect((await keep.list()).map(({ owner, local }) => [owner, local.pending.patches.length])).toEqual([['ada', 1]])
  })
  test('is said up to a size; where nothing fits that is no fault', async () => {
    const { storage, page, seen, takeOver } = await world()
    const leaving = page(gone)
    leaving.add([set('title', 'ab', 'a')])
    leaving.add([set('other', 'x'.repeat(mostSaid), '')])
    leaving.add([set('title', 'abc', 'ab')])
    leaving.leave()
    expect(storage.getItem(storage.key(0) ?? '')?.length).toBeLessThan(mostSaid)
    await takeOver()
    expect(await seen()).toEqual({ ...base.value, title: 'ab' })
    const full = createOutbox(key, {
      keep: { ...memoryKeep(), ...gone },
      lastWords: lastWordsIn(storageInMemory(3)),
      wrote: () => undefined,
    })
    full.add([set('title', 'b', 'a')])
    expect(full.leave).not.toThrow()
  })
  test.each(['', '{}', '[{"count":1}]', '[{"count":"1","patches":[]}]', '[{"count":1,"patches":[{"at":3}]}]'])(
    'is dropped when it is nothing of ours: %s',
    async (text) => {
      const { keep, storage, takeOver } = await world()
      storage.setItem('lp-portal:last:guest/cv/one/page', text)
      storage.setItem('lp-portal:last:nonsense', '[]')
      await takeOver()
      expect([storage.length, (await keep.read(key)).pending.turn]).toEqual([0, 0])
    },
  )
})
