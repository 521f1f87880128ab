import type { Attachment } from '@laissez-passer/europass/exchange'
import { thisBrowser } from '../documents/browser.ts'
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
  for (const { id, name, description, tags, version, versions, removedAt } of await keep.files()) {
    if (removedAt !== null) {
      await keep.forgetFile(id)
      continue
    }
    const inOrder = versions.toReversed()
    let taken = true
    for (const [index, { bytes }] of inOrder.entries()) {
      if (!taken) break
      const sent =
        index === 0 ? await store.add({ id, name, bytes }) : await store.replace({ id, version: index + 1, bytes })
      taken = sent.ok
    }
    if (!taken) continue
    const present = inOrder.findIndex((one) => one.version === version) + 1
    if (present > 0 && present < inOrder.length) await store.use(id, present)
    if (description !== '' || tags.length > 0) await store.describe(id, { name, description, tags })
    await keep.forgetFile(id)
  }
}
