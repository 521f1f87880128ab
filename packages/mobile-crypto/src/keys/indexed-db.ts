import { accepts, checkOptions, optional } from '@laissez-passer/core/options'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { DeviceKeys, DeviceRecord } from './record.ts'

interface Schema extends DBSchema {
  readonly device: { readonly key: 'record'; readonly value: DeviceRecord }
}

/**
 * Keys in the browser's IndexedDB. The private ones are stored as non-extractable CryptoKeys, which IndexedDB
 * keeps without showing their bytes to any script.
 * @param options `database`: its name; another one holds another phone's keys (default
 * `laissez-passer-device`).
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 */
export function indexedDbKeys(options: { readonly database?: string } = {}): DeviceKeys {
  checkOptions('indexedDbKeys', options, { database: optional(accepts.text('the name of a database')) })
  const { database = 'laissez-passer-device' } = options
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(database, 1, {
      upgrade(db, _, __, transaction) {
        begun(transaction)
        db.createObjectStore('device')
      },
      // The browser closed it (storage cleared, say): the next use opens it again.
      terminated() {
        opened = null
        tell()
      },
    }).catch((error: unknown) => {
      // Storage that is full or busy now may not be so at the next use.
      opened = null
      throw error
    })
    return opened
  }
  let tabs: BroadcastChannel | null = null
  /** What the tabs of one browser tell each other: only that something changed. */
  const others = (): BroadcastChannel | null => {
    if (tabs || typeof BroadcastChannel === 'undefined') return tabs
    tabs = new BroadcastChannel(database)
    tabs.onmessage = tell
    // A program on Node would wait for it without an end.
    if ('unref' in tabs && typeof tabs.unref === 'function') tabs.unref()
    return tabs
  }
  return {
    async load() {
      return (await begun((await open()).transaction('device')).store.get('record')) ?? null
    },
    async update(change) {
      const { done, store } = begun((await open()).transaction('device', 'readwrite', { durability: 'strict' }))
      const before = (await store.get('record')) ?? null
      const after = change(before)
      const written = after === before || (after ? store.put(after, 'record') : store.clear())
      await Promise.all([written, done])
      if (after === before) return after
      others()?.postMessage(null)
      tell()
      return after
    },
    watch(listener) {
      others()
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async persist() {
      const storage = globalThis.navigator?.storage
      return storage?.persist ? storage.persist() : false
    },
  }
}

/**
 * A transaction whose end may go unheard: where it is aborted, what waits for one of its requests is told,
 * and nobody need be waiting for `done` by then.
 */
function begun<T extends { readonly done: Promise<void> }>(transaction: T): T {
  transaction.done.catch(() => undefined)
  return transaction
}
