import { ocra, parseOcraSuite } from './ocra.ts'

/** The suite of the QR method: eight digits, a question of 32 hexadecimal digits. */
export const qrResponseSuite = 'OCRA-1:HOTP-SHA256-8:QH32'

/**
 * The eight digits that answer a QR code.
 * @param secret S, 32 bytes.
 * @param challenge 16 bytes as 32 hexadecimal digits.
 * @returns null when the challenge isn't one.
 * @see https://www.rfc-editor.org/rfc/rfc6287#section-7.1
 */
export function qrResponse(secret: Uint8Array, challenge: string): string | null {
  const suite = parseOcraSuite(qrResponseSuite)
  return suite && challenge.length === 32 ? ocra(suite, secret, { question: challenge }) : null
}
