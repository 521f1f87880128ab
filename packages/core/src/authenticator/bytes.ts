import { sha256 } from '@noble/hashes/sha2.js'
import { base64url } from 'jose'

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** Bytes as base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  return base64url.encode(bytes)
}

/**
 * Bytes of a base64url text in its one canonical spelling, of exactly `length` bytes where given; null
 * otherwise.
 */
export function fromBase64url(text: unknown, length?: number): Uint8Array<ArrayBuffer> | null {
  if (typeof text !== 'string') return null
  try {
    const bytes = Uint8Array.from(base64url.decode(text))
    // Blanks, padding and trailing bits that a decoder ignores would give one value two spellings.
    return (length === undefined || bytes.length === length) && toBase64url(bytes) === text ? bytes : null
  } catch {
    return null
  }
}

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Bytes of an even number of hexadecimal digits; null otherwise. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^([0-9a-fA-F]{2})*$/.test(text)) return null
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
}

/** SHA-256 of bytes or of a text's UTF-8, as base64url. */
export function hash(data: Uint8Array | string): string {
  return toBase64url(sha256(typeof data === 'string' ? utf8(data) : data))
}

/** Compares two texts or byte strings in a time that depends on their lengths alone. */
export function equal(a: string | Uint8Array, b: string | Uint8Array): boolean {
  const left = typeof a === 'string' ? utf8(a) : a
  const right = typeof b === 'string' ? utf8(b) : b
  if (left.length !== right.length) return false
  let difference = 0
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0)
  return difference === 0
}
