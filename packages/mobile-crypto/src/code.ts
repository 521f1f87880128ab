import {
  type AuthenticatorLink,
  fromBase64url,
  qrResponse,
  toHex,
  verifyMessage,
} from '@laissez-passer/core/authenticator'
import { enrolled, followKeys, type Phone } from './phone.ts'
import { openCodeSecret } from './phone-keys.ts'
import { keyNamed } from './service.ts'

/** Eight digits for a sign-in page. */
export type QrResponse =
  | { readonly ok: true; readonly code: string /** Who asks, shortened; may be empty. */; readonly service: string }
  | {
      readonly ok: false
      readonly reason:
        | 'not-this'
        | 'not-enrolled'
        | 'removed'
        | 'locked'
        | /** Signed by a key that this phone hasn't seen: connect once. */ 'unknown-key'
        | 'bad-link'
    }

/**
 * Computes the code for a QR code. Needs no network, unless the provider changed its keys since the phone
 * last had one.
 */
export async function code(phone: Phone, link: AuthenticatorLink): Promise<QrResponse> {
  if (link.kind !== 'sign-in') return { ok: false, reason: 'not-this' }
  let record = await enrolled(phone)
  if ('ok' in record) return { ok: false, reason: record.reason === 'removed' ? 'removed' : 'not-enrolled' }
  if (record.status === 'locked') return { ok: false, reason: 'locked' }
  let key = await keyNamed(link.token, record.pinned)
  if (!key) {
    record = await followKeys(phone, record)
    key = await keyNamed(link.token, record.pinned)
  }
  if (!key) return { ok: false, reason: 'unknown-key' }
  // Its expiry is not for us to judge: the phone's clock decides nothing.
  const verified = await verifyMessage('lp-code+jwt', link.token, {
    issuer: record.service.issuer,
    audience: 'authenticator',
    key,
  })
  const challenge = verified && fromBase64url(verified.claims.c, 16)
  const answer = challenge && qrResponse(await openCodeSecret(record), toHex(challenge))
  return verified && answer ? { ok: true, code: answer, service: verified.claims.s } : { ok: false, reason: 'bad-link' }
}
