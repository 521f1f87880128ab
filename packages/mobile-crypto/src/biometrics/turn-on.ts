import { fromBase64url, hash, newBiometricsChallenge, signMessage } from '@laissez-passer/core/authenticator'
import { type Answer, refusal } from '../channel.ts'
import type { EnrolledRecord } from '../keys/record.ts'
import { change, enrolled, type Phone, sendAs } from '../phone.ts'
import { settled } from '../settle.ts'
import { enterPin, newJti, type RightPin } from '../unlock.ts'

/** What became of turning biometrics on or off. */
export type BiometricsChanged =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: BiometricsReason
      /** PIN tries left, after `wrong-pin`. */
      readonly left: number | null
      /** After `cancelled`: asks the platform again, without the PIN, for ten minutes; null otherwise. */
      readonly again: (() => Promise<BiometricsChanged>) | null
    }

/** Why it didn't. `cancelled`: the person didn't give their finger or face, or wasn't recognised. */
export type BiometricsReason =
  | 'wrong-pin'
  | 'locked'
  | 'cancelled'
  | 'unavailable'
  | 'offline'
  | 'removed'
  | 'not-enrolled'
  | 'refused'

/** PIN → the platform makes B → D says so. The PIN goes on counting beside it. */
export async function turnOnBiometrics(phone: Phone, { pin }: { readonly pin: string }): Promise<BiometricsChanged> {
  const record = await settled(phone)
  if ('ok' in record) return no(record)
  const entered = await enterPin(phone, record, { pin })
  return entered.ok ? make(phone, record, entered) : no(entered)
}

async function make(phone: Phone, record: EnrolledRecord, entered: RightPin): Promise<BiometricsChanged> {
  const { deviceId, service } = record
  const { approvalKey, tryId } = entered
  const made = await phone.biometrics.create({
    challenge: newBiometricsChallenge({ deviceId, tryId }),
    name: service.name,
  })
  if (!made.ok) return { ...no(refusal(made.reason)), again: () => make(phone, record, entered) }
  const read = readCredential(made.credential)
  if (!read) return no(refusal('refused'))
  const claims = { iss: deviceId, aud: service.issuer, try: tryId, b: hash(read.attested), jti: newJti() }
  const biometrics = await signMessage('lp-biometrics+jwt', claims, {
    key: approvalKey,
    publicKey: record.approvalPublic,
  })
  const request = { method: 'PUT', path: '/biometrics', body: { biometrics, credential: made.credential } } as const
  const first = await sendAs(phone, record, request)
  const answer = !first.ok && first.reason === 'offline' ? await sendAs(phone, record, request) : first
  if (!answer.ok) return no(answer)
  await change(phone, record, { to: (now) => having(now, read.id) })
  return { ok: true }
}

/** The PIN alone counts from now on. Without a network nothing changes: the provider must know. */
export async function turnOffBiometrics(phone: Phone): Promise<BiometricsChanged> {
  const record = await enrolled(phone)
  if ('ok' in record) return no(record)
  const answer = await sendAs(phone, record, { method: 'DELETE', path: '/biometrics' })
  if (!answer.ok) return no(answer)
  await change(phone, record, { to: (now) => having(now, null) })
  return { ok: true }
}

/** Asks the provider whether biometrics are on, and follows. */
export async function refreshBiometrics(phone: Phone, record: EnrolledRecord): Promise<void> {
  const answer = await sendAs(phone, record, { method: 'GET', path: '/state' })
  if (answer.ok) await followBiometrics(phone, record, { id: biometricsIn(answer.answer) })
}

/** B's id in an answer of `GET /state`. */
export function biometricsIn(answer: ReadonlyMap<string, unknown>): string | null {
  const id = answer.get('biometrics')
  return typeof id === 'string' ? id : null
}

/**
 * Follows what the provider says about B. It is said of the B that was known when it was asked: one that was
 * turned on or off since stays so.
 * @param record as it was then
 * @param options `id`: its credential id; null: off.
 */
export async function followBiometrics(
  phone: Phone,
  record: EnrolledRecord,
  { id }: { readonly id: string | null },
): Promise<void> {
  await change(phone, record, {
    to: (now) => (now.biometrics?.id === record.biometrics?.id ? having(now, id) : now),
  })
}

/** The record with this B, or without any; the same where it is so already. */
function having(record: EnrolledRecord, id: string | null): EnrolledRecord {
  const { biometrics, ...rest } = record
  if ((biometrics?.id ?? null) === id) return record
  return id === null ? rest : { ...rest, biometrics: { id } }
}

function readCredential(credential: object): { readonly id: string; readonly attested: Uint8Array } | null {
  const given = new Map<string, unknown>(Object.entries(credential))
  const id = given.get('id')
  const response = given.get('response')
  const attestation =
    typeof response === 'object' && response !== null && 'attestationObject' in response
      ? fromBase64url(response.attestationObject)
      : null
  return typeof id === 'string' && attestation ? { id, attested: attestation } : null
}

const reasons: ReadonlySet<string> = new Set<BiometricsReason>([
  'wrong-pin',
  'locked',
  'cancelled',
  'unavailable',
  'offline',
  'removed',
  'not-enrolled',
])

function isReason(reason: string): reason is BiometricsReason {
  return reasons.has(reason)
}

function no({ reason, left }: Extract<Answer, { ok: false }>): Extract<BiometricsChanged, { ok: false }> {
  const known = reason === 'unknown-device' ? 'removed' : isReason(reason) ? reason : 'refused'
  return { ok: false, reason: known, left, again: null }
}
