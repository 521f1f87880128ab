/** A piece of a Rich Text file. */
export type RtfToken =
  | { readonly is: 'open' | 'close' }
  /** A control word with its number, or a control symbol. */
  | { readonly is: 'control'; readonly word: string; readonly value: number | undefined }
  /** Bytes of text, in the encoding that holds there. */
  | { readonly is: 'bytes'; readonly from: number; readonly to: number }
  /** A byte of text that is written as a number. */
  | { readonly is: 'byte'; readonly value: number }

const [backslash, open, close, minus, space, quote] = Array.from("\\{}- '", (sign) => sign.charCodeAt(0))
const isLetter = (byte: number | undefined): boolean => byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57
/** Control words are short, and so are numbers. */
const longest = 32

/**
 * The pieces of a Rich Text file, in their order, in one pass. Line ends are no text; what follows `\bin` is
 * passed over.
 *
 * @param bytes - the file
 * @param from - where it begins
 * @see https://www.loc.gov/preservation/digital/formats/fdd/fdd000473.shtml RTF 1.9.1
 */
export function* rtfTokens(bytes: Uint8Array, from = 0): Generator<RtfToken> {
  let at = from
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === open || byte === close) {
      at += 1
      yield { is: byte === open ? 'open' : 'close' }
    } else if (byte === 10 || byte === 13 || byte === 0) at += 1
    else if (byte !== backslash) {
      const first = at
      while (at < bytes.length && !isControl(bytes[at])) at += 1
      yield { is: 'bytes', from: first, to: at }
    } else if (bytes[at + 1] === quote) {
      const digits = String.fromCharCode(...bytes.subarray(at + 2, at + 4))
      const isByte = /^[\da-f]{2}$/i.test(digits)
      at += isByte ? 4 : 2
      if (isByte) yield { is: 'byte', value: Number.parseInt(digits, 16) }
    } else if (isLetter(bytes[at + 1])) {
      const { word, value, next } = controlAt(bytes, at + 1)
      at = word === 'bin' ? next + Math.max(0, value ?? 0) : next
      yield { is: 'control', word, value }
    } else {
      yield { is: 'control', word: String.fromCharCode(bytes[at + 1] ?? 0), value: undefined }
      at += 2
    }
  }
}

const isControl = (byte: number | undefined): boolean =>
  byte === backslash || byte === open || byte === close || byte === 10 || byte === 13 || byte === 0

/** The word that begins here, and where what follows it begins: a space after it is its end. */
function controlAt(bytes: Uint8Array, from: number): { word: string; value: number | undefined; next: number } {
  let at = from
  while (at - from < longest && isLetter(bytes[at])) at += 1
  const word = String.fromCharCode(...bytes.subarray(from, at))
  const begin = at
  if (bytes[at] === minus && isDigit(bytes[at + 1])) at += 1
  while (at - begin < longest && isDigit(bytes[at])) at += 1
  const value = at > begin ? Number(String.fromCharCode(...bytes.subarray(begin, at))) : undefined
  return { word, value, next: bytes[at] === space ? at + 1 : at }
}
