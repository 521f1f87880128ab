import { merge, type Patch } from '@laissez-passer/europass/patch'
import { vi } from 'vitest'
import type { Channel } from '../../src/web/documents/channel.ts'
import { type Base, type Keep, type LocalKey, nameOf } from '../../src/web/documents/keep.ts'
import { type LastWords, lastWordsIn } from '../../src/web/documents/last-words.ts'
import { memoryKeep } from '../../src/web/documents/memory-keep.ts'
import type { DocumentSource } from '../../src/web/documents/document.ts'
import { openDocument } from '../../src/web/documents/open-document.ts'
import type { DocumentServer, News, NewsChange } from '../../src/web/documents/server.ts'
import { createUndo } from '../../src/web/documents/undo.ts'

/** What the tests write. */
export interface Text {
  readonly title: string
  readonly other: string
  readonly entries: readonly { readonly id: string; readonly text: string }[]
  /** Blocks of a long text. */
  readonly about?: readonly { readonly type: string; readonly spans: readonly { readonly text: string }[] }[]
}

export const blank: Text = { title: '', other: '', entries: [] }
export const key: LocalKey = { owner: 'ada', kind: 'cv', id: 'one' }

type Trouble = 'ended' | 'offline' | 'missing' | 'refused' | 'answer-lost'

/** A server that merges as ours does, and can be in trouble. */
export function server() {
  const kept: { value: Text; version: number; readonly changes: (NewsChange & { patches: readonly Patch[] })[] } = {
    value: { ...blank, title: 'first' },
    version: 1,
    changes: [],
  }
  const state = { kept, trouble: null as Trouble | null, batches: [] as (readonly Patch[])[] }
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50))
  const base = (): Base => ({ schema: 1, version: kept.version, value: structuredClone(kept.value) })
  const newsSince = (version: number): News => {
    const changes = kept.changes.filter((one) => one.version > version)
    if (version > kept.version || (changes.length > 0 && changes[0]?.from !== version)) return { base: base() }
    return { version: kept.version, changes: structuredClone(changes) }
  }
  const failed = (): { ok: false; reason: Exclude<Trouble, 'answer-lost'> } | null =>
    state.trouble && state.trouble !== 'answer-lost' ? { ok: false, reason: state.trouble } : null
  const face: DocumentServer = {
    lasting: true,
    load: async () => failed() ?? { ok: true, value: base() },
    send: async ({ base: seen, batch, patches }) => {
      await pause()
      const refusal = failed()
      if (refusal) return refusal
      if (!kept.changes.some((one) => one.batch === batch)) {
        const { value, conflicts } = merge(kept.value, patches)
        if (conflicts.length > 0) return { ok: false, reason: 'conflict', news: newsSince(seen) }
        state.batches.push(patches)
        kept.value = value
        kept.changes.push({ from: kept.version, version: kept.version + 1, batch, patches })
        kept.version += 1
      }
      if (state.trouble === 'answer-lost') return { ok: false, reason: 'offline' }
      return { ok: true, news: newsSince(seen) }
    },
    since: async (version) => {
      const refusal = failed()
      if (refusal) return refusal
      return { ok: true, value: version === kept.version ? null : newsSince(version) }
    },
    versions: async () => failed() ?? { ok: true, value: [] },
    at: async (version) => {
      const found = kept.changes.find((one) => one.version === version)
      return found || version === 1 ? { ok: true, value: base() } : { ok: false, reason: 'missing' }
    },
  }
  return { state, face }
}

/** A browser with tabs. */
export function browser(face: DocumentServer, keep: Keep = memoryKeep()) {
  const storage = storageInMemory()
  const lastWords: LastWords = lastWordsIn(storage)
  const heard = new Set<(name: string) => void>()
  const channel = (): Channel => {
    const mine = new Set<(name: string) => void>()
    return {
      tell: (name) => {
        for (const listener of heard) if (!mine.has(listener)) listener(name)
      },
      listen: (listener) => {
        heard.add(listener)
        mine.add(listener)
        return () => heard.delete(listener)
      },
      close: () => undefined,
    }
  }
  let turn: Promise<void> = Promise.resolve()
  const lock = (_name: string, work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }
  const source: DocumentSource<Text> = {
    key,
    schema: 1,
    server: () => face,
    parse: (value) => {
      const found: Partial<Text> = Object(value)
      return typeof found.title === 'string' ? { ...blank, ...found } : null
    },
  }
  const tab = async () => {
    const undo = createUndo(() => Date.now())
    const device = { id: 'device-1', name: '' }
    const document = openDocument(source, { keep, lastWords, device, undo, channel: channel(), lock })
    await vi.advanceTimersByTimeAsync(1)
    const write = (part: Partial<Text>): void => document.change((value) => ({ ...value, ...part }))
    return { document, undo, write, seen: () => document.view() }
  }
  return { keep, storage, source, tab, tell: () => channel().tell(nameOf(key)) }
}

/** A storage as browsers have it; `most`: characters that a value may have. */
export function storageInMemory(most = Infinity): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => {
      if (value.length > most) throw new DOMException('full', 'QuotaExceededError')
      items.set(name, value)
    },
    removeItem: (name) => void items.delete(name),
    clear: () => items.clear(),
  }
}
