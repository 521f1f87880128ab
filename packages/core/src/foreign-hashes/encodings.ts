import * as base64url from 'jose/base64url'

/** How bytes are written. */
export type Encoding = (text: string) => Uint8Array<ArrayBuffer>

/** Base64 of either alphabet, with or without padding; passlib's has a dot in place of the plus. */
export const base64: Encoding = (text) =>
  new Uint8Array(
    base64url.decode(text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('.', '-').replaceAll('/', '_')),
  )

/** Hexadecimal digits. */
export const hex: Encoding = (text) => {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new TypeError('not hexadecimal')
  return new Uint8Array((text.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)))
}

/** The text itself. */
export const plain: Encoding = (text) => new Uint8Array(new TextEncoder().encode(text))

/** The bytes of a text; null when it isn't written so. */
export function bytesOf(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> | null {
  try {
    return encoding(text)
  } catch {
    return null
  }
}

/** Base64 as PHC strings have it. */
export function unpadded(bytes: Uint8Array<ArrayBuffer>): string {
  return base64url.encode(bytes).replaceAll('-', '+').replaceAll('_', '/')
}
