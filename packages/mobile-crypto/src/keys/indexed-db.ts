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
 * @throws LaissezPasserError `invalid-settings` where an option can't be
 */
export function indexedDbKeys(options: { readonly database?: string } = {}): DeviceKeys {
  checkOptions('indexedDbKeys', options, { database: optional(accepts.text('the name of a database')) })
  const { database = 'laissez-passer-device' } = options
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(database, 1, {
      upgrade(db) {
        db.createObjectStore('device')
      },
      // The browser closed it (storage cleared, say): the next use opens it again.
      terminated() {
        opened = null
      },
    }).catch((error: unknown) => {
      // Storage that is full or busy now may not be so at the next use.
      opened = null
      throw error
    })
    return opened
  }
  return {
    async load() {
      return (await (await open()).get('device', 'record')) ?? null
    },
    async save(record) {
      const transaction = (await open()).transaction('device', 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.put(record, 'record'), transaction.done])
    },
    async clear() {
      const transaction = (await open()).transaction('device', 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.clear(), transaction.done])
    },
    async persist() {
      const storage = globalThis.navigator?.storage
      return storage?.persist ? storage.persist() : false
    },
  }
}
