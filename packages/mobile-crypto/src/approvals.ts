import { typedCode } from '@laissez-passer/core/typed'
import { verifyMessage } from '@laissez-passer/core/authenticator'
import { type Answer, refusal } from './channel.ts'
import type { EnrolledRecord } from './keys/record.ts'
import { enrolled, followKeys, type Phone, sendAs } from './phone.ts'
import { followBiometrics } from './biometrics/turn-on.ts'
import { type PersonProof, signByPerson } from './sign.ts'
import { newJti } from './unlock.ts'
import { settled } from './settle.ts'
import { keyNamed } from './service.ts'

/** Somebody signs in and this phone is asked. Verified: the provider said this. */
export interface ApprovalRequest {
  readonly id: string
  readonly nonce: string
  /** Who asks. */
  readonly service: string
  /** Its origin; empty where it has none. */
  readonly origin: string
  /** The browser, e.g. `Firefox (Linux)`; may be empty. */
  readonly browser: string
  /** Coarse place; may be empty. */
  readonly place: string
  /** How many digits the browser shows, to be typed here. */
  readonly digits: number
  /** Seconds since the epoch, by the server's clock. */
  readonly createdAt: number
  readonly expiresAt: number
  /** Seconds that were left when it arrived, by the server's clock. */
  readonly secondsLeft: number
}

/** What became of an answer. */
export type Answered =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: AnswerReason /** PIN tries left, after `wrong-pin`. */
      readonly left: number | null
    }

/**
 * Why an answer didn't count. `code-incomplete` was noticed here: nothing was sent and nothing spent.
 * `cancelled`: the platform wasn't given a finger or a face that it knows; `no-biometrics`: they were turned
 * off elsewhere. After both the request is still open for the PIN.
 */
export type AnswerReason =
  | 'cancelled'
  | 'no-biometrics'
  | 'wrong-pin'
  | 'locked'
  | 'wrong-code'
  | 'code-incomplete'
  | 'expired'
  | 'answered'
  | 'revoked'
  | 'unknown'
  | 'removed'
  | 'not-enrolled'
  | 'offline'
  | 'unavailable'
  | 'refused'

/**
 * Reads an `lp-request+jwt`.
 * @param options `now`: the server's time, in seconds.
 * @returns null when it isn't for this device, isn't signed by a pinned key, or has ended.
 */
export async function readRequest(
  phone: Phone,
  token: string,
  options: { readonly record: EnrolledRecord; readonly now: number },
): Promise<ApprovalRequest | null> {
  let { record } = options
  let key = await keyNamed(token, record.pinned)
  if (!key) {
    record = await followKeys(phone, record)
    key = await keyNamed(token, record.pinned)
  }
  const verified =
    key &&
    (await verifyMessage('lp-request+jwt', token, { issuer: record.service.issuer, audience: record.deviceId, key }))
  if (!verified) return null
  const {
    request: id,
    nonce,
    service,
    origin,
    browser,
    place,
    digits,
    iat: createdAt,
    exp: expiresAt,
  } = verified.claims
  const secondsLeft = Math.min(expiresAt - createdAt, expiresAt - options.now)
  return secondsLeft > 0
    ? { id, nonce, service, origin, browser, place, digits, createdAt, expiresAt, secondsLeft }
    : null
}

/** Approves with the PIN or biometrics, and the transfer code. */
export async function approve(
  phone: Phone,
  request: ApprovalRequest,
  { transferCode, ...by }: PersonProof & { readonly transferCode: string },
): Promise<Answered> {
  const code = typedCode(transferCode)
  // One wrong code ends the request: an unfinished one isn't sent.
  if (!new RegExp(`^[0-9]{${request.digits}}$`).test(code)) return no(refusal('code-incomplete'))
  const record = await settled(phone)
  if ('ok' in record) return no(record)
  const claims = {
    iss: record.deviceId,
    aud: record.service.issuer,
    request: request.id,
    nonce: request.nonce,
    code,
    approve: true,
    jti: newJti(),
  } as const
  const signed = await signByPerson(phone, record, { type: 'lp-approval+jwt', claims, by })
  if (!signed.ok) return no(signed)
  const { assertion, token: approval } = signed
  const body = assertion ? { approval, assertion } : { approval }
  const answered = await answer(phone, record, { path: '/requests/approve', body, wanted: 'approved' })
  if (!answered.ok && answered.reason === 'no-biometrics') await followBiometrics(phone, record, { id: null })
  return answered
}

/** Refuses, or says "this wasn't me"; needs no PIN. */
export async function refuseRequest(
  phone: Phone,
  request: Pick<ApprovalRequest, 'id'>,
  { notMe }: { readonly notMe: boolean },
): Promise<Answered> {
  const record = await enrolled(phone)
  if ('ok' in record) return no(record)
  return answer(phone, record, {
    path: notMe ? '/requests/not-me' : '/requests/refuse',
    body: { request: request.id },
    wanted: notMe ? 'not-me' : 'refused',
  })
}

/** Sends an answer, once more if it was lost: if the first one counted, the second learns so. */
async function answer(
  phone: Phone,
  record: EnrolledRecord,
  {
    path,
    body,
    wanted,
  }: { readonly path: string; readonly body: Readonly<Record<string, unknown>>; readonly wanted: string },
): Promise<Answered> {
  let sent = await sendAs(phone, record, { method: 'POST', path, body })
  if (!sent.ok && sent.reason === 'offline') sent = await sendAs(phone, record, { method: 'POST', path, body })
  if (sent.ok || (sent.reason === 'answered' && sent.outcome === wanted)) return { ok: true }
  return no(sent)
}

const reasons: ReadonlySet<string> = new Set<AnswerReason>([
  'cancelled',
  'no-biometrics',
  'wrong-pin',
  'locked',
  'wrong-code',
  'code-incomplete',
  'expired',
  'answered',
  'revoked',
  'unknown',
  'removed',
  'not-enrolled',
  'offline',
  'unavailable',
])

function isReason(reason: string): reason is AnswerReason {
  return reasons.has(reason)
}

function no({ reason, left }: Extract<Answer, { ok: false }>): Answered {
  return { ok: false, reason: reason === 'unknown-device' ? 'removed' : isReason(reason) ? reason : 'refused', left }
}
