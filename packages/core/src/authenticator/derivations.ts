import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64url, utf8 } from './bytes.ts'

/** Every HKDF info of the protocol. All derivations are HKDF-SHA-256 (RFC 5869) of y with an empty salt. */
export const infos = {
  /** Key of the enrolment's proof: HMAC over id and thumbprints. */
  pinCheck: 'lp/v1/pin-check',
  /** K_pin, AES-256. */
  pinKey: 'lp/v1/pin-key',
} as const

/** Every associated data of the app's AES-256-GCM, as UTF-8. `d` is the RFC 7638 thumbprint of D. */
export const associatedData = {
  /** D (PKCS #8) under K_pin. */
  approvalKeyUnderPin: (d: string): string => `lp/v1/approval-key/pin/${d}`,
  /** The result, again under the phone's own key. */
  approvalKeyUnderDevice: (d: string): string => `lp/v1/approval-key/device/${d}`,
  /** S under the phone's own key. */
  codeSecret: (deviceId: string): string => `lp/v1/code-secret/${deviceId}`,
} as const

/** HKDF(y, "pin-check"): 32 bytes. */
export function pinCheckKey(y: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hkdf(sha256, y, undefined, utf8(infos.pinCheck), 32))
}

/** HKDF(y, "pin-key"), the bytes of K_pin: 32 bytes. */
export function pinKeyBytes(y: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hkdf(sha256, y, undefined, utf8(infos.pinKey), 32))
}

/**
 * The proof that whoever made these keys knew the PIN: HMAC-SHA-256 under the PIN check over
 * `<enrolment id>.<thumbprint of P>.<thumbprint of D>`.
 * @returns base64url of 32 bytes.
 */
export function enrolmentProof(
  pinCheck: Uint8Array,
  { id, p, d }: { readonly id: string; readonly p: string; readonly d: string },
): string {
  return toBase64url(hmac(sha256, pinCheck, utf8(`${id}.${p}.${d}`)))
}
