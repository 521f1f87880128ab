/** What a file can be. */
export type FormatName =
  | 'candidate'
  | 'skills-passport'
  | 'json-resume'
  | 'reactive-resume'
  | 'linkedin'
  | 'pdf'
  | 'docx'
  | 'text'
  | 'html'

/** What the first bytes say a file is, before any of it is parsed. */
export type Container = 'pdf' | 'zip' | 'xml' | 'json' | 'text' | 'binary'

/**
 * What a file is, by its bytes and never by its name.
 *
 * @param bytes - the file
 * @param text - the same as text, asked for only where it isn't a PDF or an archive
 */
export function containerOf(bytes: Uint8Array, text: () => string): Container {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'zip'
  const source = text().trimStart()
  if (source.startsWith('<')) return 'xml'
  if (source.startsWith('{') || source.startsWith('[')) return 'json'
  return isText(text()) ? 'text' : 'binary'
}

/** Text has hardly any control characters, and hardly anything that couldn't be decoded. */
function isText(text: string): boolean {
  const sample = text.slice(0, 4000)
  const odd = sample.match(/[^\P{Cc}\t\n\r\f]|\uFFFD/gu)?.length ?? 0
  return odd * 50 < sample.length
}
