import { isRtf } from './rtf/read.ts'

/** What a file can be. */
export type FormatName =
  | 'candidate'
  | 'skills-passport'
  | 'json-resume'
  | 'reactive-resume'
  | 'linkedin'
  | 'pdf'
  | 'docx'
  | 'odt'
  | 'rtf'
  | 'text'
  | 'html'

/** What the first bytes say a file is, before any of it is parsed. */
export type Container = 'pdf' | 'zip' | 'rtf' | 'xml' | 'json' | 'text' | 'picture' | 'oldWord' | 'binary'

/**
 * What a file is, by its bytes and never by its name.
 *
 * @param bytes - the file
 * @param text - the same as text, asked for only where it isn't a PDF or an archive
 */
export function containerOf(bytes: Uint8Array, text: () => string): Container {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'zip'
  if (isRtf(head)) return 'rtf'
  if (isPdf(head, bytes)) return 'pdf'
  if (head.startsWith('\u00D0\u00CF\u0011\u00E0')) return 'oldWord'
  if (pictures.test(head)) return 'picture'
  // Noughts make no text, however many there are.
  if (/^\0{8}/.test(head)) return 'binary'
  const source = text().trimStart()
  if (isRtf(source)) return 'rtf'
  if (beginsXml.test(source)) return 'xml'
  if (beginsJson.test(source)) return 'json'
  return isText(text()) ? 'text' : 'binary'
}

/** “<3” or “< 2020” begins a text. */
const beginsXml = /^<[\p{L}_:!?/]/u

/** “[Your name]” or “{1} Publications” begins a text. */
const beginsJson = /^(?:\{\s*(?:["}]|$)|\[\s*(?:[[\]{"]|$))/

/**
 * Anything may stand before a PDF: what begins as another kind is that, and a text that mentions one has none
 * of its objects.
 *
 * @see https://www.iso.org/standard/51502.html ISO 32000-1, 7.5.2 and annex H, note 13
 */
function isPdf(head: string, bytes: Uint8Array): boolean {
  if (/^(?:\u00EF\u00BB\u00BF)?\s*%PDF-/.test(head)) return true
  if (!/%PDF-\d\.\d/.test(head)) return false
  const latin1 = new TextDecoder('latin1')
  return (
    /startxref\s+\d+\s+%%EOF/.test(latin1.decode(bytes.subarray(-2048))) ||
    /\d+ \d+ obj\b/.test(latin1.decode(bytes.subarray(0, 16_384)))
  )
}

/** JPEG, PNG, GIF, TIFF, BMP, WebP, HEIC and AVIF. */
// oxlint-disable-next-line no-control-regex
const pictures =
  /^(?:\u00FF\u00D8\u00FF|\u2030PNG|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif|avi))/s

/** Text has hardly any control characters, and hardly anything that couldn't be decoded. */
function isText(text: string): boolean {
  const sample = text.slice(0, 4000)
  const odd = sample.match(/[^\P{Cc}\t\n\r\f]|\uFFFD/gu)?.length ?? 0
  return odd * 50 < sample.length
}
