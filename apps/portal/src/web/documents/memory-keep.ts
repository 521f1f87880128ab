import type { Change } from '@laissez-passer/europass/patch'
import { deviceName } from './device-name.ts'
import {
  isSameFile,
  type Keep,
  keyFrom,
  type Local,
  type LocalFile,
  mostRemembered,
  nameOf,
  nothingKept,
} from './keep.ts'

/** Keeps documents as long as the page is open: where the browser lets us keep nothing. */
export function memoryKeep(): Keep {
  const documents = new Map<string, Local>()
  const histories = new Map<string, readonly Change[]>()
  const files = new Map<string, LocalFile>()
  const device = { id: crypto.randomUUID(), name: deviceName(navigator.userAgent) }
  return {
    lasting: false,
    read: async (key) => documents.get(nameOf(key)) ?? nothingKept,
    update: async (key, update) => {
      const local = update(documents.get(nameOf(key)) ?? nothingKept)
      documents.set(nameOf(key), local)
      return local
    },
    type: async (key, update) => {
      const { base, pending } = documents.get(nameOf(key)) ?? nothingKept
      const local = { base, pending: update(pending) }
      documents.set(nameOf(key), local)
      return local.pending
    },
    list: async () =>
      [...documents].flatMap(([name, local]) => {
        const key = keyFrom(name)
        return key ? [{ ...key, local }] : []
      }),
    forget: async (key) => {
      const local = documents.get(nameOf(key)) ?? nothingKept
      documents.delete(nameOf(key))
      histories.delete(nameOf(key))
      return local
    },
    forgetAll: async () => {
      documents.clear()
      histories.clear()
      files.clear()
    },
    history: async (key) => histories.get(nameOf(key)) ?? [],
    remember: async (key, change) =>
      void histories.set(nameOf(key), [...(histories.get(nameOf(key)) ?? []), change].slice(-mostRemembered)),
    files: async () => [...files.values()],
    updateFiles: async (update) => {
      const { write, result } = update([...files.values()])
      if (write) files.set(write.id, write)
      return result
    },
    forgetFile: async (file) => {
      const present = files.get(file.id)
      if (present && !isSameFile(present, file)) return present
      files.delete(file.id)
      return null
    },
    device: async () => device,
  }
}
