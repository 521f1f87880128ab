import { legacyText } from './legacy-text.ts'

/**
 * Text from bytes: by its byte order mark, by the pattern of noughts that UTF-16 leaves, by what an XML
 * declaration says, else UTF-8, or what Windows wrote before. What can't be decoded becomes U+FFFD; halves of
 * characters too.
 *
 * @param bytes - a whole file
 */
export function textOfBytes(bytes: Uint8Array): string {
  const found = decoder(encodingOf(bytes))
  const text = found.decode(bytes)
  if (found.encoding !== 'utf-8') return text.replace(/^\uFEFF/, '')
  return legacyText(isMarked(bytes) ? bytes.subarray(3) : bytes, text) ?? text
}

/** By the byte order mark of UTF-8, which whoever made a file of parts may have written before others. */
const isMarked = ([a, b, c]: Uint8Array): boolean => a === 0xef && b === 0xbb && c === 0xbf

function encodingOf(bytes: Uint8Array): string {
  if (isMarked(bytes)) return 'utf-8'
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  // `<` or `{` with a nought beside it: UTF-16 without a mark.
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return /^\s*<\?xml[^>]*?encoding=["']([\w.:-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8'
}

function decoder(label: string): TextDecoder {
  try {
    const found = new TextDecoder(label)
    // A declaration that can be read as bytes isn't of an encoding with two bytes a character.
    return found.encoding.startsWith('utf-16') && label.toLowerCase() === 'utf-16' ? new TextDecoder() : found
  } catch {
    return new TextDecoder()
  }
}
