const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * Bytes in Base32 without padding, as `otpauth:` addresses and authenticator apps write secrets.
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-6
 */
export function toBase32(bytes: Uint8Array): string {
  let [text, bits, held] = ['', 0, 0]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    for (; bits >= 5; bits -= 5) text += alphabet.charAt((held >> (bits - 5)) & 31)
  }
  return bits > 0 ? text + alphabet.charAt((held << (5 - bits)) & 31) : text
}

/**
 * Bytes of a Base32 text; blanks, hyphens, padding and small letters are taken as meant.
 * @returns null when it isn't Base32, or no such text could be.
 */
export function fromBase32(typed: string): Uint8Array<ArrayBuffer> | null {
  const text = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/={1,6}$/, '')
  if (!/^[A-Z2-7]*$/.test(text)) return null
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let [at, bits, held] = [0, 0, 0]
  for (const character of text) {
    held = ((held << 5) | alphabet.indexOf(character)) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  // What is left over are fewer bits than a character has, all zero.
  return bits < 5 && (held & ((1 << bits) - 1)) === 0 ? bytes : null
}
