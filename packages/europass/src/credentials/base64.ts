import { base64Of, bytesOfBase64 } from '../exchange/base64.ts'

/**
 * Bytes of base64 in its one canonical form: padded, without white space, with no bits left over. Null for
 * any other text: two texts for the same bytes would let a sealed file be changed unseen.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-3.5
 */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = bytesOfBase64(text)
  return bytes && base64Of(bytes) === text ? bytes : null
}

/** Bytes of base64url without padding, in its one canonical form; null for any other text. */
export function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text)) return null
  const plain = text.replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='))
}

/** Bytes as base64url without padding. */
export const toBase64Url = (bytes: Uint8Array): string =>
  base64Of(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Bytes as base64. */
export const toBase64 = base64Of

/** Bytes as hexadecimal. */
export const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Whether two sequences of bytes are the same. Neither is a secret. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
