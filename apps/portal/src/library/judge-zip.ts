import type { FileType } from './kinds.ts'
import { type Judgement, refused, taken } from './judgement.ts'

/** What a file in an archive says that the archive is; the first that is found counts. */
const marks: readonly (readonly [RegExp, FileType])[] = [
  [/^word\/document\d*\.xml$/i, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/^xl\/workbook\d*\.(?:xml|bin)$/i, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/^ppt\/presentation\d*\.xml$/i, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]

const openDocuments: Readonly<Record<string, FileType>> = {
  'application/vnd.oasis.opendocument.text': 'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.text-template': 'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet': 'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.spreadsheet-template': 'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation': 'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.presentation-template': 'application/vnd.oasis.opendocument.presentation',
}

/** Programs in documents: of Word, Excel and PowerPoint, and of LibreOffice. */
const macros = /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\/./i
/** Programs packed as archives: of Java, Android, and what browsers install. */
const programs = /^(?:META-INF\/MANIFEST\.MF|AndroidManifest\.xml|classes\.dex|manifest\.json)$/i

/** How many files are looked at; a document has dozens. */
const most = 5000

/**
 * Judges an archive by the names of what is in it: a document of an office, or just an archive.
 *
 * @see https://www.ecma-international.org/publications-and-standards/standards/ecma-376/
 * @see https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part2-packages/OpenDocument-v1.3-os-part2-packages.html
 */
export function judgeZip(bytes: Uint8Array): Judgement {
  const names = namesIn(bytes)
  if (names.some((name) => macros.test(name))) return refused('macros')
  const open = openDocuments[mimetypeOf(bytes)]
  if (open && names.includes('content.xml')) return taken(open)
  if (names.includes('[Content_Types].xml')) {
    const found = marks.find(([mark]) => names.some((name) => mark.test(name)))
    if (found) return taken(found[1])
  }
  return refused(names.some((name) => programs.test(name)) ? 'program' : 'archive')
}

/** What an archive's first file says, where it is `mimetype`, not compressed. */
function mimetypeOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 38 || view.getUint16(8, true) !== 0 || view.getUint16(26, true) !== 8) return ''
  const [size, from] = [view.getUint32(22, true), 38 + view.getUint16(28, true)]
  if (latin(bytes.subarray(30, 38)) !== 'mimetype' || size > 100) return ''
  return latin(bytes.subarray(from, from + size))
}

/** The names in an archive's directory; those before where it is damaged. */
function namesIn(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  // The record at the end is 22 bytes, and a comment of up to 65,535 follows it.
  for (let end = bytes.length - 22; end >= Math.max(0, bytes.length - 65_557); end -= 1) {
    if (view.getUint32(end, true) !== 0x06_05_4b_50) continue
    let at = view.getUint32(end + 16, true)
    while (names.length < most && at + 46 <= bytes.length && view.getUint32(at, true) === 0x02_01_4b_50) {
      const length = view.getUint16(at + 28, true)
      names.push(latin(bytes.subarray(at + 46, at + 46 + length)).replaceAll('\\', '/'))
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
    break
  }
  return names
}

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
