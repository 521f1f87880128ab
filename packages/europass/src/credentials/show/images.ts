import { isObject, type Json } from '../../patch/json.ts'
import { bytesOfBase64 } from '../../exchange/base64.ts'
import type { CredentialImage } from '../view.ts'

/** Base64 of the largest picture that is shown. */
const largest = 8_000_000

/**
 * A picture of a media object: PNG or JPEG by its first bytes, whatever it says of itself; null for any
 * other.
 */
export function imageOf(value: Json | undefined, page: number | null): CredentialImage | null {
  const content = isObject(value) ? value['content'] : undefined
  if (typeof content !== 'string' || content.length > largest) return null
  const clean = content.replace(/^data:image\/(?:png|jpeg);base64,/, '').replaceAll(/\s+/g, '')
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(clean)) return null
  const start = bytesOfBase64(clean.slice(0, 12)) ?? new Uint8Array()
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => start[at] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47)) return { mediaType: 'image/png', content: clean, page }
  if (begins(0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg', content: clean, page }
  return null
}
