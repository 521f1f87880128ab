import { verifyMessage } from '@laissez-passer/core/authenticator'
import { followBiometrics } from './biometrics/turn-on.ts'
import type { Answer } from './channel.ts'
import type { EnrolledRecord } from './keys/record.ts'
import { followKeys, type Phone, sendAs } from './phone.ts'
import { keyNamed } from './service.ts'
import { settled } from './settle.ts'
import { type PersonProof, signByPerson } from './sign.ts'
import { newJti } from './unlock.ts'

/**
 * Somebody reported one of the account's factors as lost: it goes when its time has come, unless it is kept.
 * Verified: the provider said this.
 */
export interface Removal {
  readonly id: string
  /** What it is: `device`, `passkey`, … */
  readonly kind: string
  /** Its name, as the person gave it. */
  readonly factor: string
  /** It is this phone. */
  readonly own: boolean
  /** Seconds since the epoch, by the server's clock. */
  readonly askedAt: number
  /** When it goes. */
  readonly dueAt: number
}

/** What became of keeping it. */
export type Kept =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: KeepReason
      /** PIN tries left, after `wrong-pin`. */
      readonly left: number | null
    }

/**
 * Why it wasn't kept. `unknown`: it waits no longer; `locked`: this phone is, the link in the mail does it.
 */
export type KeepReason =
  | 'wrong-pin'
  | 'locked'
  | 'cancelled'
  | 'no-biometrics'
  | 'unknown'
  | 'removed'
  | 'not-enrolled'
  | 'offline'
  | 'unavailable'
  | 'refused'

/**
 * Reads an `lp-removal+jwt`. @returns null when it isn't for this device, or isn't signed by a pinned key.
 */
export async function readRemoval(
  phone: Phone,
  token: string,
  { record }: { readonly record: EnrolledRecord },
): Promise<Removal | null> {
  const { service, deviceId } = record
  const key =
    (await keyNamed(token, record.pinned)) ?? (await keyNamed(token, (await followKeys(phone, record)).pinned))
  const verified =
    key && (await verifyMessage('lp-removal+jwt', token, { issuer: service.issuer, audience: deviceId, key }))
  if (!verified) return null
  const { removal: id, kind, factor, own, iat: askedAt, exp: dueAt } = verified.claims
  return { id, kind, factor, own, askedAt, dueAt }
}

/**
 * Keeps the factor, by PIN or biometrics. Sent twice if an answer is lost: then it waits no longer, which is
 * what was asked for.
 */
export async function keepFactor(phone: Phone, removal: Pick<Removal, 'id'>, by: PersonProof): Promise<Kept> {
  const record = await settled(phone)
  if ('ok' in record) return no(record)
  if (record.status === 'locked') return { ok: false, reason: 'locked', left: null }
  const claims = { iss: record.deviceId, aud: record.service.issuer, removal: removal.id, jti: newJti() }
  const signed = await signByPerson(phone, record, { type: 'lp-keep+jwt', claims, by })
  if (!signed.ok) return no(signed)
  const { assertion, token: keep } = signed
  const request = { method: 'POST', path: '/removal/keep', body: assertion ? { keep, assertion } : { keep } } as const
  const first = await sendAs(phone, record, request)
  if (first.ok) return { ok: true }
  const answer = first.reason === 'offline' ? await sendAs(phone, record, request) : first
  if (answer.ok || (first.reason === 'offline' && answer.reason === 'unknown')) return { ok: true }
  if (answer.reason === 'no-biometrics') await followBiometrics(phone, record, { id: null })
  return no(answer)
}

const reasons: ReadonlySet<string> = new Set<KeepReason>([
  'wrong-pin',
  'locked',
  'cancelled',
  'no-biometrics',
  'unknown',
  'removed',
  'not-enrolled',
  'offline',
  'unavailable',
])

function isReason(reason: string): reason is KeepReason {
  return reasons.has(reason)
}

function no({ reason, left }: Extract<Answer, { ok: false }>): Kept {
  if (reason === 'revoked') return { ok: false, reason: 'locked', left }
  const known = reason === 'unknown-device' ? 'removed' : isReason(reason) ? reason : 'refused'
  return { ok: false, reason: known, left }
}
