import { judgeFile } from '../../library/judge.ts'
import { streamOf } from '../archive/stream.ts'
import type { LibraryStore } from './keep.ts'

/**
 * What is in a file, as a stream of pieces that are read as they are wanted; the first is there already.
 *
 * @param key - of the content
 * @returns rejects where it can't be read just now: nothing was answered yet
 */
export async function contentStream(
  { fileContents }: Pick<LibraryStore, 'fileContents'>,
  owner: string,
  key: string,
): Promise<ReadableStream<Uint8Array>> {
  const pieces = fileContents.read(owner, key)[Symbol.asyncIterator]()
  const first = await pieces.next()
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value
    } finally {
      await pieces.return?.()
    }
  }
  return streamOf(all())
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
