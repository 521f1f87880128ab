import type { Change, Device } from '@laissez-passer/europass/patch'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { deviceName } from './device-name.ts'
import {
  type Base,
  type EarlierFile,
  isSameFile,
  type Keep,
  keyFrom,
  type Local,
  type LocalFile,
  mostRemembered,
  nameOf,
  nothingKept,
  type Pending,
  presentFile,
} from './keep.ts'

interface Schema extends DBSchema {
  bases: { key: string; value: Base }
  pendings: { key: string; value: Pending }
  histories: { key: string; value: readonly Change[] }
  devices: { key: string; value: Device }
  files: { key: string; value: LocalFile | EarlierFile }
}

const stores = ['bases', 'pendings', 'histories', 'devices', 'files'] as const

/** The name of the database. */
export const databaseName = 'lp-portal'

/**
 * Keeps documents in this browser, in IndexedDB. What the server has and what was typed since lie apart, so
 * that a typed letter writes little.
 *
 * @throws DOMException where the browser lets us keep nothing
 */
export async function indexedKeep(): Promise<Keep> {
  const database = await openDB<Schema>(databaseName, 2, {
    // The first version had no files.
    upgrade: (db) => {
      for (const name of stores) if (!db.objectStoreNames.contains(name)) db.createObjectStore(name)
    },
    // Another tab has a newer page, or wants everything forgotten: it needn’t wait for this one.
    blocking: (_version, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
  return {
    lasting: true,
    read: async (key) => {
      const transaction = quiet(database.transaction(['bases', 'pendings']))
      return joined(await bothOf(transaction, nameOf(key)))
    },
    update: async (key, update) => {
      const name = nameOf(key)
      const transaction = quiet(database.transaction(['bases', 'pendings'], 'readwrite', { durability: 'relaxed' }))
      const before = joined(await bothOf(transaction, name))
      const after = update(before)
      await Promise.all([
        after.base && after.base !== before.base && transaction.objectStore('bases').put(after.base, name),
        after.pending !== before.pending && transaction.objectStore('pendings').put(after.pending, name),
        transaction.done,
      ])
      return after
    },
    type: async (key, update) => {
      const transaction = quiet(database.transaction('pendings', 'readwrite', { durability: 'relaxed' }))
      const pending = update((await transaction.store.get(nameOf(key))) ?? nothingKept.pending)
      await Promise.all([transaction.store.put(pending, nameOf(key)), transaction.done])
      return pending
    },
    list: async () => {
      const transaction = quiet(database.transaction(['bases', 'pendings']))
      const names = new Set([
        ...(await transaction.objectStore('bases').getAllKeys()),
        ...(await transaction.objectStore('pendings').getAllKeys()),
      ])
      return Promise.all(
        [...names].flatMap((name) => {
          const key = keyFrom(name)
          return key ? [bothOf(transaction, name).then((both) => ({ ...key, local: joined(both) }))] : []
        }),
      )
    },
    forget: (key) => clear(database, nameOf(key)),
    forgetAll: async () => {
      const transaction = quiet(database.transaction(stores, 'readwrite'))
      await Promise.all([...stores.map((name) => transaction.objectStore(name).clear()), transaction.done])
    },
    history: async (key) => (await database.get('histories', nameOf(key))) ?? [],
    remember: async (key, change) => {
      const transaction = quiet(database.transaction('histories', 'readwrite'))
      const before = (await transaction.store.get(nameOf(key))) ?? []
      await transaction.store.put([...before, change].slice(-mostRemembered), nameOf(key))
      await transaction.done
    },
    files: async () => (await database.getAll('files')).map(presentFile),
    updateFiles: async (update) => {
      const transaction = quiet(database.transaction('files', 'readwrite'))
      const { write, result } = update((await transaction.store.getAll()).map(presentFile))
      await Promise.all([write && transaction.store.put(write, write.id), transaction.done])
      return result
    },
    forgetFile: async (file) => {
      const transaction = quiet(database.transaction('files', 'readwrite'))
      const kept = await transaction.store.get(file.id)
      const present = kept && presentFile(kept)
      const stays = present && !isSameFile(present, file)
      await Promise.all([!stays && transaction.store.delete(file.id), transaction.done])
      return stays ? present : null
    },
    device: async () => {
      const transaction = quiet(database.transaction('devices', 'readwrite'))
      const known = await transaction.store.get('this')
      const device = known ?? { id: crypto.randomUUID(), name: deviceName(navigator.userAgent) }
      if (!known) await transaction.store.put(device, 'this')
      await transaction.done
      return device
    },
  }
}

interface Reading {
  objectStore(name: 'bases'): { get(key: string): Promise<Base | undefined> }
  objectStore(name: 'pendings'): { get(key: string): Promise<Pending | undefined> }
}

const bothOf = (transaction: Reading, name: string): Promise<[Base | undefined, Pending | undefined]> =>
  Promise.all([transaction.objectStore('bases').get(name), transaction.objectStore('pendings').get(name)])

const joined = ([base, pending]: [Base | undefined, Pending | undefined]): Local => ({
  base: base ?? null,
  pending: pending ?? nothingKept.pending,
})

async function clear(database: IDBPDatabase<Schema>, name: string): Promise<Local> {
  const transaction = quiet(database.transaction(['bases', 'pendings', 'histories'], 'readwrite'))
  const before = joined(await bothOf(transaction, name))
  await Promise.all([
    transaction.objectStore('bases').delete(name),
    transaction.objectStore('pendings').delete(name),
    transaction.objectStore('histories').delete(name),
    transaction.done,
  ])
  return before
}

/**
 * Keeps an aborted transaction from being reported as an unhandled rejection: nothing may be waiting for its
 * `done` yet, while its requests fail for whoever waits for them.
 */
function quiet<T extends { readonly done: Promise<void> }>(transaction: T): T {
  transaction.done.catch(() => undefined)
  return transaction
}
