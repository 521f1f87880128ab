import { type ArchiveEntry, archivePieces } from '../../library/archive.ts'
import { archiveNames, downloadName } from '../../library/names.ts'
import { saveBytes } from './save-file.ts'
import type { FileStore, LibraryFile } from './store.ts'

/** Has the browser save all files of a guest as one archive. */
export async function saveGuestArchive(store: FileStore, files: readonly LibraryFile[]): Promise<void> {
  const names = archiveNames(files.map(({ name, mediaType }) => downloadName(name, mediaType)))
  async function* entries(): AsyncGenerator<ArchiveEntry> {
    for (const [index, { id, savedAt }] of files.entries()) {
      const read = await store.read(id)
      if (read.ok) yield { name: names[index] ?? id, content: read.value, at: savedAt }
    }
  }
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of archivePieces(entries())) pieces.push(new Uint8Array(piece))
  const size = pieces.reduce((sum, { length }) => sum + length, 0)
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  saveBytes(whole, 'europass-library.zip')
}
