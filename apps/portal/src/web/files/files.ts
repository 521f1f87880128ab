import type { Attachment } from '@laissez-passer/europass/exchange'
import { thisBrowser } from '../documents/browser.ts'
import type { LocalFile } from '../documents/keep.ts'
import { guest } from '../documents/sources.ts'
import { guestFiles } from './guest-files.ts'
import { remoteFiles } from './remote-files.ts'
import type { FileStore, SentFile } from './store.ts'

/**
 * Where the files of somebody are.
 *
 * @param owner - a person's id, or {@link guest}
 */
export const filesOfOwner = (owner: string): FileStore => (owner === guest ? guestFiles() : remoteFiles(owner))

/** A file that isn't kept, and why. */
export interface Unkept {
  readonly file: Attachment
  readonly fault: Extract<SentFile, { ok: false }>['fault']
}

/**
 * Keeps files that came along with an import, under the ids that its entries know them by.
 *
 * @returns those that aren't kept
 */
export async function keepFiles(owner: string, files: readonly Attachment[]): Promise<readonly Unkept[]> {
  const store = filesOfOwner(owner)
  const unkept: Unkept[] = []
  for (const file of files) {
    const { bytes, name, description } = file
    const id = file.id ?? crypto.randomUUID()
    const kept = await store.add({ id, name, bytes: new Uint8Array(bytes) })
    if (!kept.ok) unkept.push({ file, fault: kept.fault })
    else if (description.trim() !== '') {
      const words = { name: kept.file.name, description: plain(description), tags: kept.file.tags }
      await store.describe(id, words)
    }
  }
  return unkept
}

const plain = (text: string): string => text.replaceAll(/[^\P{Cc}\n]/gu, ' ').slice(0, 2000)

/**
 * Makes a guest's files those of the person who has signed in, with their versions; entries of the guest's
 * profile go on to know them. What isn't taken stays here.
 */
export async function handOverFiles(person: string): Promise<void> {
  const { keep } = await thisBrowser()
  const store = remoteFiles(person)
  for (const first of await keep.files()) {
    let sent: LocalFile | null = null
    let file: LocalFile | null = first
    // Another tab may change it while it is on its way: then what it became follows.
    while (file && (await send(store, { file, sent }))) {
      sent = file
      file = await keep.forgetFile(file)
    }
  }
}

/** Sends a guest's file, or what it became since it was `sent`; false where the server didn't take it. */
async function send(
  store: FileStore,
  { file, sent }: { readonly file: LocalFile; readonly sent: LocalFile | null },
): Promise<boolean> {
  const { id, name, description, tags, version, versions, removedAt } = file
  if (removedAt !== null) return sent === null || (await store.remove(id)).ok
  const inOrder = versions.toReversed()
  for (const [index, { bytes }] of inOrder.entries()) {
    const kept =
      index === 0 ? await store.add({ id, name, bytes }) : await store.replace({ id, version: index + 1, bytes })
    if (!kept.ok) return false
  }
  const present = inOrder.findIndex((one) => one.version === version) + 1
  if (present > 0 && (sent || present < inOrder.length)) await store.use(id, present)
  if (sent || description !== '' || tags.length > 0) await store.describe(id, { name, description, tags })
  return true
}
