import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of an archive. */
export interface ArchiveEntry {
  /** With the folders it lies in, divided by `/`; made safe by whoever names it. */
  readonly name: string
  readonly content: Uint8Array | AsyncIterable<Uint8Array>
  /** Seconds since the epoch. */
  readonly at: number
  /** Whether it is text, worth pressing; other files are pressed already. */
  readonly isText?: boolean
}

/** The earliest and the latest time that an archive can say. */
const [earliest, latest] = [Date.UTC(1980, 0, 2), Date.UTC(2099, 11, 30)]

/**
 * Writes an archive as it is read: of all that is in it a piece is in memory at a time.
 *
 * @param entries - asked for one after the other
 * @returns the bytes of a ZIP archive, names in UTF-8
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function* archivePieces(
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    written.push(piece)
  })
  for await (const { name, content, at, isText = false } of entries) {
    const file = isText ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name)
    file.mtime = Math.min(latest, Math.max(earliest, at * 1000))
    zip.add(file)
    for await (const piece of content instanceof Uint8Array ? [content] : content) {
      file.push(piece)
      yield* written.splice(0)
    }
    file.push(new Uint8Array(0), true)
    yield* written.splice(0)
  }
  zip.end()
  yield* written.splice(0)
}
