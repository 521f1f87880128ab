import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Kept, Loaded, Saved } from '../../src/web/api.ts'
import { type DocumentSource, openDocument } from '../../src/web/documents/open-document.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that keeps one text, and a browser's storage. */
function world(text = 'first') {
  const entries = new Map<string, string>()
  const server = {
    kept: { value: text, version: 1 } as Kept<string>,
    trouble: null as 'ended' | 'offline' | null,
    saves: 0,
  }
  const source: DocumentSource<string> = {
    key: 'draft',
    load: async (): Promise<Loaded<Kept<string>>> =>
      server.trouble ? { ok: false, reason: server.trouble } : { ok: true, value: server.kept },
    save: async (value, base): Promise<Saved<string>> => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (server.trouble) return { ok: false, reason: server.trouble }
      if (base !== server.kept.version) return { ok: false, reason: 'changed', current: server.kept }
      server.saves += 1
      server.kept = { value, version: base + 1 }
      return { ok: true, version: base + 1 }
    },
    parse: (draft) => (typeof draft === 'string' ? draft : null),
  }
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  }
  const open = async () => {
    const document = openDocument(source, { storage })
    await vi.advanceTimersByTimeAsync(1)
    return document
  }
  return { server, entries, open, storage, source }
}

const settle = () => vi.advanceTimersByTimeAsync(2000)

describe('typing', () => {
  test('is kept here at once, saved after a pause, and then forgotten here', async () => {
    const { server, entries, open } = world()
    const document = await open()
    document.change(() => 'a')
    document.change((value) => `${value}b`)
    expect([entries.size, server.saves, document.view().save]).toEqual([1, 0, 'unsaved'])
    await settle()
    expect([server.kept, server.saves, entries.size, document.view().save]).toEqual([
      { value: 'ab', version: 2 },
      1,
      0,
      'saved',
    ])
  })
  test('goes on while a save is under way, and is saved after it', async () => {
    const { server, entries, open } = world()
    const document = await open()
    document.change(() => 'one')
    await vi.advanceTimersByTimeAsync(720)
    expect(document.view().save).toBe('saving')
    document.change(() => 'two')
    await settle()
    expect([server.kept, entries.size]).toEqual([{ value: 'two', version: 3 }, 0])
  })
  test('is saved again by itself when the server is back', async () => {
    const { server, entries, open } = world()
    const document = await open()
    server.trouble = 'offline'
    document.change(() => 'kept')
    await settle()
    expect([document.view().save, entries.size]).toEqual(['offline', 1])
    server.trouble = null
    await vi.advanceTimersByTimeAsync(30_000)
    expect([server.kept.value, document.view().save, entries.size]).toEqual(['kept', 'saved', 0])
  })
  test('goes on where the browser keeps nothing', async () => {
    const { server, open, storage } = world()
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const document = await open()
    document.change(() => 'a')
    await settle()
    expect(server.kept.value).toBe('a')
  })
})

describe('a session that ends', () => {
  test('loses nothing: the draft is there after signing in again, typed on meanwhile', async () => {
    const { server, open } = world()
    const before = await open()
    server.trouble = 'ended'
    before.change(() => 'typed')
    await settle()
    expect(before.view().save).toBe('ended')
    before.change(() => 'typed on')
    before.close()
    server.trouble = null
    const after = await open()
    expect(after.view()).toMatchObject({ status: 'open', value: 'typed on' })
    await settle()
    expect(server.kept.value).toBe('typed on')
  })
  test('a page opened without a session shows the draft there is, or asks to sign in', async () => {
    const { server, open, entries } = world()
    server.trouble = 'ended'
    expect((await open()).view()).toMatchObject({ status: 'ended', value: null })
    entries.set('draft', JSON.stringify({ base: 1, value: 'left' }))
    expect((await open()).view()).toMatchObject({ status: 'open', value: 'left', save: 'ended' })
  })
})

describe('two windows', () => {
  test('the person chooses: mine', async () => {
    const { server, open } = world()
    const document = await open()
    server.kept = { value: 'other', version: 2 }
    document.change(() => 'mine')
    await settle()
    expect(document.view()).toMatchObject({ value: 'mine', save: 'changed' })
    document.resolve('mine')
    await settle()
    expect(server.kept).toEqual({ value: 'mine', version: 3 })
  })
  test('the person chooses: theirs', async () => {
    const { server, open, entries } = world()
    entries.set('draft', JSON.stringify({ base: 1, value: 'mine' }))
    server.kept = { value: 'other', version: 2 }
    const document = await open()
    expect(document.view()).toMatchObject({ value: 'mine', save: 'changed' })
    document.resolve('theirs')
    expect([document.view(), entries.size]).toMatchObject([{ value: 'other', save: 'saved' }, 0])
    await settle()
    expect(server.kept.version).toBe(2)
  })
  test('a draft equal to what was saved asks nothing', async () => {
    const { server, open, entries } = world()
    entries.set('draft', JSON.stringify({ base: 1, value: 'same' }))
    server.kept = { value: 'same', version: 2 }
    expect((await open()).view()).toMatchObject({ value: 'same', save: 'saved' })
    expect(entries.size).toBe(0)
  })
})

test('a damaged draft is passed over', async () => {
  const { open, entries } = world()
  for (const damaged of ['{', '{"base":1,"value":7}', 'null']) {
    entries.set('draft', damaged)
    expect((await open()).view()).toMatchObject({ value: 'first', save: 'saved' })
  }
})
