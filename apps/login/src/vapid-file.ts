import { readFile, rm } from 'node:fs/promises'
import { createVapidKeys, type VapidKeys } from '@laissez-passer/delivery/web-push'
import { makeFile } from '@laissez-passer/server/data-folder'
import { vapidKeys } from './push-keys.ts'

/**
 * The keys by which push services know this provider, made at first start. Whoever loses the file loses every
 * subscription until the apps subscribe again; nothing else.
 *
 * @param path of the file, made with mode 0600
 * @throws NotWritten when there is none and it can't be made
 */
export async function vapidFile(path: string): Promise<VapidKeys> {
  const before = await stored(path)
  if (before?.keys) return before.keys
  // Broken: nobody else makes one while it is there.
  if (before) await rm(path, { force: true })
  const made = await createVapidKeys()
  makeFile(path, `${JSON.stringify(made)}\n`)
  // Another process that starts at the same time may have been first.
  return (await stored(path))?.keys ?? made
}

/** The keys of a file; null where it is none, or holds none. */
export async function readVapidFile(path: string): Promise<VapidKeys | null> {
  return (await stored(path))?.keys ?? null
}

/** What is there, null where nothing is; without keys where they can't be read. */
async function stored(path: string): Promise<{ readonly keys: VapidKeys | null } | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? null : { keys: vapidKeys(text) }
}
