import { createHash, randomUUID } from 'node:crypto'
import { judgeFile } from '../../library/judge.ts'
import type { FileFault } from '../../library/judgement.ts'
import { givenName } from '../../library/names.ts'
import type { FileWords, LibraryFile, StoredContent } from '../store/files.ts'
import type { PortalStore } from '../store/store.ts'

/** Where files are kept. */
export type LibraryStore = Pick<PortalStore, 'files' | 'fileContents'>

/** Why a file isn't kept: what it is, or that there is no room; `changed`: another device was quicker. */
export type KeepFault = FileFault | 'full' | 'changed' | 'gone'

/** A file that was kept, or why it wasn't. */
export type Kept =
  | { readonly ok: true; readonly made: boolean; readonly file: LibraryFile }
  | { readonly ok: false; readonly fault: KeepFault }

/** A file that is to be kept. */
export interface NewFile extends Partial<FileWords> {
  /** Made by whoever sends it: kept again, it is kept once. */
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Keeps a file that is new in somebody's library: judged by its bytes, within their quota. What is in it is
 * stored before the file is there, so that no file ever lacks its content, whatever breaks in between.
 */
export async function keepFile(
  store: LibraryStore,
  owner: string,
  { id, name, description = '', tags = [], bytes, now }: NewFile & { readonly now: number },
): Promise<Kept> {
  return keeping(store, owner, { id, bytes, now }, async (content) => {
    const words = { name: givenName(name), description, tags }
    return store.files.add(owner, { id, ...words, content }, { now })
  })
}

/**
 * Puts a new content in the place of a file's present one.
 *
 * @param sent - `version`: the number that it gets, one after the last
 */
export async function keepVersion(
  store: LibraryStore,
  owner: string,
  {
    id,
    version,
    bytes,
    now,
  }: { readonly id: string; readonly version: number; readonly bytes: Uint8Array; readonly now: number },
): Promise<Kept> {
  return keeping(store, owner, { id, bytes, now }, (content) =>
    store.files.replace(owner, id, { version, content, now }),
  )
}

type Outcome = 'made' | 'there' | 'full' | 'changed' | 'gone'

async function keeping(
  { files, fileContents }: LibraryStore,
  owner: string,
  { id, bytes, now }: { readonly id: string; readonly bytes: Uint8Array; readonly now: number },
  enter: (content: StoredContent) => Promise<Outcome>,
): Promise<Kept> {
  const judged = judgeFile(bytes)
  if (!judged.ok) return judged
  const key = randomUUID()
  await files.announce(owner, key, { now })
  await fileContents.put(owner, key, bytes)
  const digest = createHash('sha256').update(bytes).digest('base64url')
  const outcome = await enter({ key, mediaType: judged.mediaType, size: bytes.length, digest })
  if (outcome !== 'made') {
    await fileContents.remove(owner, key)
    await files.gone(owner, key)
  }
  const file = await files.find(owner, id)
  if (outcome === 'made' || outcome === 'there')
    return file ? { ok: true, made: outcome === 'made', file } : { ok: false, fault: 'gone' }
  return { ok: false, fault: outcome }
}
