import { Inflate } from 'fflate'
import { importLimits } from '../limits.ts'
import { RefusedFile } from '../refusal.ts'

/** A file in an archive, not inflated yet. */
export interface ZipEntry {
  readonly name: string
  /** Inflates it. Throws `RefusedFile` where it, or all that was inflated before, is larger than may be. */
  readonly bytes: () => Uint8Array
}

const endSignature = 0x06_05_4b_50
const centralSignature = 0x02_01_4b_50
const localSignature = 0x04_03_4b_50
/** So little that no piece inflates to more than a few megabytes before it is counted. */
const piece = 4096

/**
 * Lists an archive by its central directory; nothing is inflated before it is asked for, and what is says
 * itself how large it is: sizes in the directory are not believed.
 *
 * @throws RefusedFile for an archive that is damaged, encrypted or lists too many files
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > importLimits.zipFiles) throw new RefusedFile('too-many-elements')
  // What is written as XML or CSV is ten to forty times smaller packed: a small file takes little time.
  const budget = { left: Math.min(importLimits.zipTotal, 1_000_000 + bytes.length * importLimits.zipRatio) }
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) throw new RefusedFile('malformed')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const header: Header = {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      local: view.getUint32(at + 42, true),
    }
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)))
    entries.push({ name, bytes: () => inflate(bytes, header, budget) })
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return entries
}

interface Header {
  readonly isEncrypted: boolean
  readonly method: number
  /** Compressed. */
  readonly size: number
  readonly local: number
}

function endOfDirectory(view: DataView): number {
  // The record is 22 bytes, and a comment of up to 65,535 follows it.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === endSignature) return at
  throw new RefusedFile('malformed')
}

function inflate(archive: Uint8Array, header: Header, budget: { left: number }): Uint8Array {
  if (header.isEncrypted) throw new RefusedFile('encrypted')
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  if (header.local + 30 > archive.length || view.getUint32(header.local, true) !== localSignature)
    throw new RefusedFile('malformed')
  const start = header.local + 30 + view.getUint16(header.local + 26, true) + view.getUint16(header.local + 28, true)
  const source = archive.subarray(start, start + header.size)
  const megabytes = Math.round(importLimits.zipTotal / 1_000_000)
  const tooLarge = (): RefusedFile => new RefusedFile('archive-too-large', { max: megabytes })
  if (header.method === 0) {
    budget.left -= source.length
    if (budget.left < 0 || source.length > importLimits.zipFile) throw tooLarge()
    return source
  }
  if (header.method !== 8) throw new RefusedFile('malformed')
  const chunks: Uint8Array[] = []
  let length = 0
  const inflater = new Inflate((chunk) => {
    length += chunk.length
    budget.left -= chunk.length
    if (length > importLimits.zipFile || budget.left < 0) throw tooLarge()
    chunks.push(chunk)
  })
  try {
    for (let at = 0; at < source.length; at += piece)
      inflater.push(source.subarray(at, at + piece), at + piece >= source.length)
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('malformed')
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
