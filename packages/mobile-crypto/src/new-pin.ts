import {
  blindPin,
  finalizePin,
  fromBase64url,
  hash,
  signMessage,
  toBase64url,
} from '@laissez-passer/core/authenticator'
import { type PinIssue, checkPin } from '@laissez-passer/core/pin'
import { refreshBiometrics } from './biometrics/turn-on.ts'
import { type Answer, refusal } from './channel.ts'
import type { EnrolledRecord, NextPin } from './keys/record.ts'
import { change, enrolled, type Phone, sendAs } from './phone.ts'
import { makeApprovalKey, rewrapApprovalKey } from './phone-keys.ts'
import { confirm, settled } from './settle.ts'
import { enterPin, newJti } from './unlock.ts'

/** What became of a new PIN. */
export type PinRenewed =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: PinRenewReason
      /** PIN tries left, after `wrong-pin`. */
      readonly left: number | null
      /** Seconds until a password is taken again, by the provider's clock, after `throttled`. */
      readonly wait: number | null
      /** Why the new PIN may not be chosen, after `weak-pin`. */
      readonly issue: PinIssue['code'] | null
    }

/**
 * Why a PIN wasn't renewed. `cancelled`: biometrics are on, and the platform wasn't given a finger or a face
 * that it knows. `interrupted`: all is prepared, but the provider couldn't be reached: the old PIN counts
 * until it is, then the new one; `refresh` goes on by itself.
 */
export type PinRenewReason =
  | 'weak-pin'
  | 'wrong-pin'
  | 'locked'
  | 'wrong-password'
  | 'throttled'
  | 'cancelled'
  | 'interrupted'
  | 'offline'
  | 'unavailable'
  | 'removed'
  | 'not-enrolled'
  | 'refused'

/**
 * PIN changed: the old one opens D, which is wrapped anew under the new one and kept beside the old until the
 * provider confirms.
 */
export async function changePin(
  phone: Phone,
  { pin, newPin }: { readonly pin: string; readonly newPin: string },
): Promise<PinRenewed> {
  const record = await settled(phone)
  if ('ok' in record) return no(record)
  const weak = weakness(record, newPin)
  if (weak) return weak
  const entered = await enterPin(phone, record, { pin })
  if (!entered.ok) return no(entered)
  const { blind, blinded } = blindPin(newPin)
  const { deviceId: iss, service, approvalPublic: publicKey } = record
  const aud = service.issuer
  const change = await signMessage(
    'lp-pin-change+jwt',
    { iss, aud, try: entered.tryId, b: hash(blinded), jti: newJti() },
    { key: entered.approvalKey, publicKey },
  )
  const body = { change, blinded: toBase64url(blinded) }
  const started = await sendAs(phone, record, { method: 'POST', path: '/pin/change', body })
  if (!started.ok) return no(started)
  const evaluated = readNewPin(started.answer)
  const y = evaluated && finalizePin(newPin, blind, evaluated)
  const wrapped = y && (await rewrapApprovalKey(record, { from: entered.y, to: y }))
  if (!wrapped) return no(refusal('unavailable'))
  const { approvalKey, approvalPublic, wrappedApprovalKey } = wrapped
  const { pinKeyId } = evaluated
  const changed = await signMessage(
    'lp-pin-changed+jwt',
    { iss, aud, key: pinKeyId, jti: newJti() },
    { key: approvalKey, publicKey },
  )
  const next = { pinKeyId, approvalPublic, wrappedApprovalKey, path: '/pin/changed', body: { changed } } as const
  return finish(phone, record, next)
}

/**
 * PIN forgotten, or the device locked: the account's password, and biometrics where they are on, then a new D
 * under a new PIN.
 */
export async function resetPin(
  phone: Phone,
  { password, newPin }: { readonly password: string; readonly newPin: string },
): Promise<PinRenewed> {
  const record = await settled(phone)
  if ('ok' in record) return no(record)
  const weak = weakness(record, newPin)
  if (weak) return weak
  const { blind, blinded } = blindPin(newPin)
  const body = { password, blinded: toBase64url(blinded) }
  const started = await forgot(phone, record, { body })
  if (!started.ok) return no(started)
  const evaluated = readNewPin(started.answer)
  const y = evaluated && finalizePin(newPin, blind, evaluated)
  if (!y) return no(refusal('unavailable'))
  const { pinKeyId } = evaluated
  const { approvalKey, approvalPublic, wrappedApprovalKey, d } = await makeApprovalKey(record.deviceKey, y)
  const reset = await signMessage(
    'lp-pin-reset+jwt',
    { iss: record.deviceId, aud: record.service.issuer, key: pinKeyId, d, jti: newJti() },
    { key: approvalKey, publicKey: approvalPublic, embed: true },
  )
  const next = { pinKeyId, approvalPublic, wrappedApprovalKey, path: '/pin/reset', body: { reset } } as const
  return finish(phone, record, next)
}

/** The password; where biometrics are on, the provider then names what B is to sign. */
async function forgot(
  phone: Phone,
  record: EnrolledRecord,
  { body }: { readonly body: Readonly<Record<string, unknown>> },
): Promise<Answer> {
  const request = { method: 'POST', path: '/pin/forgot' } as const
  const asked = await sendAs(phone, record, { ...request, body })
  if (asked.ok || asked.reason !== 'biometrics' || asked.challenge === null) return asked
  // Turned on with an answer that was lost: the provider knows B, this phone is told now.
  if (!record.biometrics) await refreshBiometrics(phone, record)
  const known = await enrolled(phone)
  const id = 'ok' in known ? undefined : known.biometrics?.id
  if (id === undefined) return refusal('unavailable')
  const signed = await phone.biometrics.sign({ challenge: asked.challenge, id })
  return signed.ok
    ? sendAs(phone, record, { ...request, body: { ...body, assertion: signed.assertion } })
    : refusal('cancelled')
}

/** Stored first, then confirmed: killed between, the next start goes on. */
async function finish(phone: Phone, record: EnrolledRecord, next: NextPin): Promise<PinRenewed> {
  // Written over, one that another tab has sent would be lost, whether the provider took it or not.
  const waiting = await change(phone, record, { to: (now) => (now.next ? now : { ...now, next }) })
  if (!waiting) return no(refusal('removed'))
  if (waiting.next?.pinKeyId !== next.pinKeyId) return no(refusal('refused'))
  const confirmed = await confirm(phone, waiting)
  if (confirmed.ok) return { ok: true }
  const waits = confirmed.reason === 'offline' || confirmed.reason === 'unavailable'
  return no(waits ? refusal('interrupted') : confirmed)
}

function readNewPin(
  answer: ReadonlyMap<string, unknown>,
): { readonly pinKeyId: string; readonly evaluated: Uint8Array } | null {
  const evaluated = fromBase64url(answer.get('evaluated'), 32)
  const pinKeyId = answer.get('pinKeyId')
  return evaluated && typeof pinKeyId === 'string' ? { pinKeyId, evaluated } : null
}

/** The provider never sees a PIN that is chosen here: this is where weak ones are refused. */
function weakness({ service }: EnrolledRecord, pin: string): PinRenewed | null {
  const [issue] = checkPin(pin, { digits: service.pinDigits === 6 ? 6 : 4 }).issues
  return issue ? { ...no(refusal('weak-pin')), issue: issue.code } : null
}

const reasons: ReadonlySet<string> = new Set<PinRenewReason>([
  'weak-pin',
  'wrong-pin',
  'locked',
  'wrong-password',
  'throttled',
  'cancelled',
  'interrupted',
  'offline',
  'unavailable',
  'removed',
  'not-enrolled',
])

function isReason(reason: string): reason is PinRenewReason {
  return reasons.has(reason)
}

function no({ reason, left, wait }: Extract<Answer, { ok: false }>): Extract<PinRenewed, { ok: false }> {
  const known = reason === 'unknown-device' ? 'removed' : isReason(reason) ? reason : 'refused'
  return { ok: false, reason: known, left, wait, issue: null }
}
