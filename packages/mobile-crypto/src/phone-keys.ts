import {
  associatedData,
  pinKeyBytes,
  type PublicJwk,
  readPublicJwk,
  thumbprint,
  utf8,
} from '@laissez-passer/core/authenticator'
import type { EnrolledRecord, PhoneKeys } from './keys/record.ts'

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
const aes = { name: 'AES-GCM', length: 256 } as const
const ivBytes = 12

/** New keys, and D once, unwrapped, to sign its first message. */
export interface NewPhoneKeys {
  readonly keys: PhoneKeys
  /** D. Can't be exported; used for `lp-enrol+jwt` and dropped. */
  readonly approvalKey: CryptoKey
  /** Thumbprints of P and D. */
  readonly p: string
  readonly d: string
}

/**
 * Makes P, D and the phone's own key. P and the phone's key are non-extractable from the start. D is made
 * extractable, because only such a key can be wrapped, but its bytes never reach script: it goes from
 * `generateKey` into `wrapKey`, and what signs is a non-extractable copy.
 * @param y The PIN's OPRF output, 64 bytes.
 */
export async function makePhoneKeys(y: Uint8Array): Promise<NewPhoneKeys> {
  const presence = await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])
  const deviceKey = await crypto.subtle.generateKey(aes, false, ['encrypt', 'decrypt'])
  const presencePublic = await publicOf(presence.publicKey)
  const { approvalKey, d, ...approval } = await makeApprovalKey(deviceKey, y)
  const keys = { presenceKey: presence.privateKey, presencePublic, deviceKey, ...approval }
  return { keys, approvalKey, p: await thumbprint(presencePublic), d }
}

/** D, wrapped, and once unwrapped again to sign what goes with it. */
export interface WrappedApprovalKey extends Pick<PhoneKeys, 'approvalPublic' | 'wrappedApprovalKey'> {
  /** D. Can't be exported. */
  readonly approvalKey: CryptoKey
  /** Its thumbprint. */
  readonly d: string
}

/** Makes a D and wraps it under the PIN and the phone's own key. @param y The PIN's OPRF output, 64 bytes. */
export async function makeApprovalKey(deviceKey: CryptoKey, y: Uint8Array): Promise<WrappedApprovalKey> {
  const approval = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  return wrapApprovalKey(deviceKey, y, {
    privateKey: approval.privateKey,
    approvalPublic: await publicOf(approval.publicKey),
  })
}

/**
 * Wraps the same D under another PIN: from `unwrapKey` straight into `wrapKey`, so that its bytes never reach
 * script.
 * @param options `from`: OPRF output of the old PIN, `to`: of the new one.
 * @returns null when the old PIN was wrong.
 */
export async function rewrapApprovalKey(
  keys: Pick<PhoneKeys, 'deviceKey' | 'approvalPublic' | 'wrappedApprovalKey'>,
  { from, to }: { readonly from: Uint8Array; readonly to: Uint8Array },
): Promise<WrappedApprovalKey | null> {
  const privateKey = await unwrap(keys, from, { extractable: true })
  return privateKey && wrapApprovalKey(keys.deviceKey, to, { privateKey, approvalPublic: keys.approvalPublic })
}

async function wrapApprovalKey(
  deviceKey: CryptoKey,
  y: Uint8Array,
  { privateKey, approvalPublic }: { readonly privateKey: CryptoKey; readonly approvalPublic: PublicJwk },
): Promise<WrappedApprovalKey> {
  const d = await thumbprint(approvalPublic)
  const pinIv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const algorithm = gcm(pinIv, associatedData.approvalKeyUnderPin(d))
  const underPin = await crypto.subtle.wrapKey('pkcs8', privateKey, await pinKey(y), algorithm)
  const wrappedApprovalKey = await encrypt(deviceKey, joined(pinIv, new Uint8Array(underPin)), {
    for: associatedData.approvalKeyUnderDevice(d),
  })
  const approvalKey = await unwrapApprovalKey({ deviceKey, approvalPublic, wrappedApprovalKey }, y)
  if (!approvalKey) throw new Error('A key that was just wrapped did not unwrap.')
  return { approvalPublic, wrappedApprovalKey, approvalKey, d }
}

/**
 * D, for one approval; non-extractable.
 * @returns null when the PIN was wrong: the blob opens under no other K_pin.
 */
export function unwrapApprovalKey(
  keys: Pick<PhoneKeys, 'deviceKey' | 'approvalPublic' | 'wrappedApprovalKey'>,
  y: Uint8Array,
): Promise<CryptoKey | null> {
  return unwrap(keys, y, { extractable: false })
}

async function unwrap(
  keys: Pick<PhoneKeys, 'deviceKey' | 'approvalPublic' | 'wrappedApprovalKey'>,
  y: Uint8Array,
  { extractable }: { readonly extractable: boolean },
): Promise<CryptoKey | null> {
  const d = await thumbprint(keys.approvalPublic)
  const underPin = await decrypt(keys.deviceKey, keys.wrappedApprovalKey, {
    for: associatedData.approvalKeyUnderDevice(d),
  })
  try {
    const algorithm = gcm(underPin.slice(0, ivBytes), associatedData.approvalKeyUnderPin(d))
    const wrapped = underPin.slice(ivBytes)
    return await crypto.subtle.unwrapKey('pkcs8', wrapped, await pinKey(y), algorithm, curve, extractable, ['sign'])
  } catch {
    return null
  }
}

/** Seals S under the phone's own key. */
export function sealCodeSecret(
  keys: Pick<PhoneKeys, 'deviceKey'>,
  secret: Uint8Array<ArrayBuffer>,
  { deviceId }: { readonly deviceId: string },
): Promise<Uint8Array<ArrayBuffer>> {
  return encrypt(keys.deviceKey, secret, { for: associatedData.codeSecret(deviceId) })
}

/** Opens S. */
export function openCodeSecret(
  record: Pick<EnrolledRecord, 'deviceKey' | 'deviceId' | 'sealedCodeSecret'>,
): Promise<Uint8Array<ArrayBuffer>> {
  return decrypt(record.deviceKey, record.sealedCodeSecret, { for: associatedData.codeSecret(record.deviceId) })
}

function pinKey(y: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', pinKeyBytes(y), aes, false, ['wrapKey', 'unwrapKey'])
}

async function publicOf(key: CryptoKey): Promise<PublicJwk> {
  const jwk = readPublicJwk(await crypto.subtle.exportKey('jwk', key))
  if (!jwk) throw new Error('The platform made a key that is not on P-256.')
  return jwk
}

async function encrypt(
  key: CryptoKey,
  plaintext: Uint8Array<ArrayBuffer>,
  { for: purpose }: { readonly for: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  return joined(iv, new Uint8Array(await crypto.subtle.encrypt(gcm(iv, purpose), key, plaintext)))
}

async function decrypt(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  { for: purpose }: { readonly for: string },
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt(gcm(sealed.slice(0, ivBytes), purpose), key, sealed.slice(ivBytes)))
}

function gcm(iv: Uint8Array<ArrayBuffer>, purpose: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: utf8(purpose) }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}
