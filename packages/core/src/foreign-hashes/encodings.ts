import * as base64url from 'jose/base64url'

/** How bytes are written. */
export type Encoding = (text: string) => Uint8Array<ArrayBuffer>

/** Base64 of either alphabet, with or without padding; passlib's has a dot in place of the plus. */
export function base64(text: string): Uint8Array<ArrayBuffer> {
  const signs = text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('.', '-').replaceAll('/', '_')
  return new Uint8Array(base64url.decode(signs))
}

/** Hexadecimal digits. */
export function hex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new TypeError('not hexadecimal')
  return Uint8Array.from(text.matchAll(/../g), ([byte]) => Number.parseInt(byte, 16))
}

/** The text itself. */
export function plain(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

/** The bytes of a text; none when it isn't written so, which are too few for any hash. */
export function bytesOf(text: string | undefined, encoding: Encoding): Uint8Array<ArrayBuffer> {
  try {
    return encoding(text ?? '')
  } catch {
    return new Uint8Array()
  }
}

/** Base64 as PHC strings have it. */
export function unpadded(bytes: Uint8Array<ArrayBuffer>): string {
  return base64url.encode(bytes).replaceAll('-', '+').replaceAll('_', '/')
}
