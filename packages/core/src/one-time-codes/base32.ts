import { ScureBase32Plugin } from 'otplib'

const base32 = new ScureBase32Plugin()

/**
 * Bytes in Base32 without padding, as `otpauth:` addresses and authenticator apps write secrets.
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-6
 */
export function toBase32(bytes: Uint8Array): string {
  return base32.encode(bytes)
}

/**
 * Bytes of a Base32 text; blanks, hyphens, padding and small letters are taken as meant.
 * @returns null when it isn't Base32, or no such text could be.
 */
export function fromBase32(typed: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(base32.decode(typed.replace(/[\s-]/g, '').replace(/={1,6}$/, '')))
  } catch {
    return null
  }
}
