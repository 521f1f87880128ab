import { blindPin, finalizePin, fromBase64url, signMessage, toBase64url } from '@laissez-passer/core/authenticator'
import { type Answer, refusal } from './channel.ts'
import type { EnrolledRecord } from './keys/record.ts'
import { follow, type Phone, sendAs } from './phone.ts'
import { unwrapApprovalKey } from './phone-keys.ts'

/** The PIN was right: its try and what it opens. */
export interface RightPin {
  readonly ok: true
  /** D. Can't be exported. */
  readonly approvalKey: CryptoKey
  /** Id of the try, for the one message that sets the count back. */
  readonly tryId: string
  /** OPRF output of the PIN, 64 bytes. */
  readonly y: Uint8Array
}

/** PIN → OPRF → K_pin → D. A try is spent; the count isn't set back yet. */
export async function enterPin(
  phone: Phone,
  record: EnrolledRecord,
  { pin }: { readonly pin: string },
): Promise<RightPin | Extract<Answer, { ok: false }>> {
  const { blind, blinded } = blindPin(pin)
  const evaluation = await evaluate(phone, record, { blinded })
  if (!evaluation.ok) return evaluation
  const evaluated = fromBase64url(evaluation.answer.get('evaluated'), 32)
  const tryId = evaluation.answer.get('try')
  const left = evaluation.answer.get('left')
  const y = evaluated && finalizePin(pin, blind, { evaluated })
  if (!y || typeof tryId !== 'string' || typeof left !== 'number') return refusal('unavailable')
  const approvalKey = await unwrapApprovalKey(record, y)
  if (!approvalKey) return left > 0 ? { ...refusal('wrong-pin'), left } : exhausted(phone, record)
  return { ok: true, approvalKey, tryId, y }
}

/** The same, and the proof that sets the count back. */
export async function unlock(
  phone: Phone,
  record: EnrolledRecord,
  { pin }: { readonly pin: string },
): Promise<RightPin | Extract<Answer, { ok: false }>> {
  const entered = await enterPin(phone, record, { pin })
  if (!entered.ok) return entered
  const { approvalKey, tryId } = entered
  const unlocked = await signMessage(
    'lp-unlocked+jwt',
    { iss: record.deviceId, aud: record.service.issuer, try: tryId, jti: newJti() },
    { key: approvalKey, publicKey: record.approvalPublic },
  )
  // Not answered: the count stays where it is, which costs a try and nothing more.
  await sendAs(phone, record, { method: 'POST', path: '/pin/unlocked', body: { unlocked } })
  return entered
}

/** Sends a blinded PIN, once more if the answer was lost: the same element is the same try. */
async function evaluate(
  phone: Phone,
  record: EnrolledRecord,
  { blinded }: { readonly blinded: Uint8Array },
): Promise<Answer> {
  const body = { pinKeyId: record.pinKeyId, blinded: toBase64url(blinded) }
  const first = await sendAs(phone, record, { method: 'POST', path: '/pin/evaluate', body })
  return !first.ok && first.reason === 'offline'
    ? sendAs(phone, record, { method: 'POST', path: '/pin/evaluate', body })
    : first
}

/**
 * The last try was wrong. One more evaluation makes the provider destroy the key now instead of waiting for
 * the next guess.
 */
async function exhausted(phone: Phone, record: EnrolledRecord): Promise<Extract<Answer, { ok: false }>> {
  const blank = blindPin(toBase64url(crypto.getRandomValues(new Uint8Array(8))))
  await evaluate(phone, record, { blinded: blank.blinded })
  await follow(phone, record, 'locked')
  return refusal('locked')
}

/** A random `jti`. */
export function newJti(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(16)))
}
