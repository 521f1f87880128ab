import { pictureKind } from '@laissez-passer/europass/fields'
import { judgeCompound } from './judge-compound.ts'
import { judgeText } from './judge-text.ts'
import { judgeZip } from './judge-zip.ts'
import { type Judgement, refused, taken, type FileFault } from './judgement.ts'
import { fileLimits } from './limits.ts'

/** How files begin that nobody takes for a certificate, as Latin-1. */
const others: readonly (readonly [FileFault, RegExp])[] = [
  // Windows, Linux, macOS and Java; scripts; WebAssembly; shortcuts of Windows.
  [
    'program',
    /^(?:MZ|\u007FELF|\u00CA\u00FE\u00BA\u00BE|[\u00CE\u00CF]\u00FA\u00ED\u00FE|\u00FE\u00ED\u00FA[\u00CE\u00CF])/,
  ],
  ['program', /^(?:#!|\0asm|L\0\0\0\u0001\u0014\u0002\0)/],
  // RAR, 7z, gzip, bzip2, xz, zstd, cabinets, disk images.
  ['archive', /^(?:Rar!|7z\u00BC\u00AF|\u001F\u008B|BZh\d|\u00FD7zXZ|\u0028\u00B5\u002F\u00FD|MSCF|.{257}ustar)/s],
  [
    'media',
    /^(?:ID3|\u00FF[\u00FB\u00F3\u00F2\u00F1\u00F9]|OggS|fLaC|RIFF.{4}(?:WAVE|AVI )|\u001A\u0045\u00DF\u00A3|FLV|.{4}ftyp)/s,
  ],
]

/**
 * Judges what a file is by its bytes, never by its name: `diploma.pdf` that begins as a program is one. What
 * isn't among the types of a library is refused, with the reason that helps most.
 *
 * Looks at the beginning, at the list of an archive's files, and at the whole only of what is text. Never
 * throws, and inflates nothing.
 *
 * @param bytes - the whole file
 */
export function judgeFile(bytes: Uint8Array): Judgement {
  if (bytes.length === 0) return refused('empty')
  if (bytes.length > fileLimits.size) return refused('too-large')
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const latin = String.fromCharCode(...bytes.subarray(0, 300))
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return judgeZip(bytes)
  if (latin.startsWith('\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1')) return judgeCompound(bytes)
  const picture = pictureKind(bytes)
  // Two letters begin many texts, too.
  if (picture && !(picture === 'bmp' && !/^BM.{4}\0{4}/s.test(latin))) return taken(`image/${picture}`)
  const other = others.find(([, pattern]) => pattern.test(latin))
  if (other) return refused(other[0])
  if (head.startsWith('{\\rtf')) return taken('application/rtf')
  // Printers' commands may stand before it.
  if (/^[\s\S]{0,1000}%PDF-\d/.test(head) && !head.trimStart().startsWith('<')) return taken('application/pdf')
  return judgeText(bytes)
}
