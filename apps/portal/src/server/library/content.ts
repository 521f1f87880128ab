import { judgeFile } from '../../library/judge.ts'
import { streamOf } from '../archive/stream.ts'
import type { LibraryStore } from './keep.ts'

/**
 * What is in a file, as a stream of pieces that are read as they are wanted.
 *
 * @param key - of the content
 */
export function contentStream(
  { fileContents }: Pick<LibraryStore, 'fileContents'>,
  owner: string,
  key: string,
): ReadableStream<Uint8Array> {
  return streamOf(fileContents.read(owner, key))
}

/** The same in one. */
export async function contentBytes(
  { fileContents }: Pick<LibraryStore, 'fileContents'>,
  owner: string,
  key: string,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of fileContents.read(owner, key)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/**
 * Judges files from before files were judged: what an import said they were, nobody had looked.
 *
 * @returns whether there were any
 */
export async function judgeOlder(store: LibraryStore, owner: string): Promise<boolean> {
  const older = (await store.files.list(owner)).flatMap(({ id, versions }) =>
    versions.filter(({ mediaType }) => mediaType === '').map(({ version }) => ({ id, version })),
  )
  for (const { id, version } of older) {
    const content = await store.files.content(owner, id, version)
    if (!content) continue
    const judged = judgeFile(await contentBytes(store, owner, content.key))
    const mediaType = judged.ok ? judged.mediaType : 'application/octet-stream'
    await store.files.judged(owner, id, { version, mediaType })
  }
  return older.length > 0
}
