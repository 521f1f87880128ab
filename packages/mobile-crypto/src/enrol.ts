import {
  type AuthenticatorLink,
  blindPin,
  enrolmentProof,
  finalizePin,
  fromBase64url,
  pinCheckKey,
  signMessage,
  toBase64url,
} from '@laissez-passer/core/authenticator'
import { type Answer, refusal } from './channel.ts'
import type { DeviceRecord, EnrolledRecord, EnrollingRecord } from './keys/record.ts'
import { makePhoneKeys, sealCodeSecret } from './phone-keys.ts'
import type { Phone } from './phone.ts'
import { firstKeys, readService, type Service } from './service.ts'

/** A provider that a link names, before anything was sent to it but a request for its service document. */
export type Inspection =
  | {
      readonly ok: true
      readonly issuer: string
      readonly name: string
      readonly pinDigits: number /** False: this phone has no screen lock, and the provider only prefers one. */
      readonly screenLock: boolean
    }
  | {
      readonly ok: false
      readonly reason:
        | 'not-this'
        | 'unknown-issuer'
        | 'already-enrolled'
        | 'no-screen-lock'
        | 'offline'
        | 'unavailable' /** Who is here already. */
      readonly account: { readonly name: string; readonly uid: string } | null
    }

/** What became of an enrolment. */
export type Enrolled =
  | {
      readonly ok: true
      readonly device: { readonly id: string; readonly name: string }
      readonly account: { readonly name: string; readonly uid: string }
    }
  | {
      readonly ok: false
      readonly reason: EnrolReason /** PIN tries left, after `wrong-pin`. */
      readonly left: number | null
    }

/** Why a phone didn't become a device. */
export type EnrolReason =
  | Extract<Inspection, { ok: false }>['reason']
  | 'wrong-pin'
  | 'no-tries'
  | 'expired'
  | 'completed'
  | 'unknown'
  | 'too-many'
  | 'interrupted'
  | 'refused'

/** Says whether this phone may enrol there. Spends nothing. */
export async function inspect(phone: Phone, link: AuthenticatorLink): Promise<Inspection> {
  const checked = await check(phone, link)
  if (!checked.ok) return checked
  const { service, screenLock } = checked
  return { ok: true, issuer: service.issuer, name: service.name, pinDigits: service.pinDigits, screenLock }
}

/**
 * Enrols: one PIN try, new keys, stored before they are posted, so that an app killed at any step can go on
 * or start again.
 */
export async function enrol(
  phone: Phone,
  link: AuthenticatorLink,
  { pin }: { readonly pin: string },
): Promise<Enrolled> {
  const begun = await phone.keys.load()
  const earlier = begun?.step === 'enrolling' ? await complete(phone, begun) : null
  // Only when it couldn't be asked may the earlier one still become a device.
  if (earlier?.ok === false && earlier.reason === 'interrupted') return earlier
  // The same link again: what was asked for is done.
  if (earlier?.ok && begun?.step === 'enrolling' && link.kind === 'initialise' && begun.enrolmentId === link.id)
    return earlier
  const checked = await check(phone, link)
  if (!checked.ok) return { ok: false, reason: checked.reason, left: null }
  if (link.kind !== 'initialise') return fail(refusal('not-this'))
  const { service } = checked
  const { blind, blinded } = blindPin(pin)
  const body = { id: link.id, secret: link.secret, blinded: toBase64url(blinded) }
  const evaluation = await twice(() =>
    phone.channel.send(service, { method: 'POST', path: '/enrolments/evaluate', body, sender: null }),
  )
  if (!evaluation.ok) return fail(evaluation)
  const evaluated = fromBase64url(evaluation.answer.get('evaluated'), 32)
  const y = evaluated && finalizePin(pin, blind, { evaluated })
  if (!y) return fail(refusal('unavailable'))
  const record = await newRecord(phone, { service, id: link.id, y })
  await phone.keys.persist()
  const stored = await phone.keys.update((now) => (now === null || now.step === 'removed' ? record : now))
  // Another tab was faster: its enrolment is gone on with first, and this one where that came to nothing.
  return stored === record ? complete(phone, record) : enrol(phone, link, { pin })
}

/**
 * Goes on with an enrolment that was interrupted after the keys were stored. Needs no PIN.
 * @returns null when there is none.
 */
export async function resume(phone: Phone): Promise<Enrolled | null> {
  const record = await phone.keys.load()
  return record?.step === 'enrolling' ? complete(phone, record) : null
}

async function check(
  phone: Phone,
  link: AuthenticatorLink,
): Promise<
  Extract<Inspection, { ok: false }> | { readonly ok: true; readonly service: Service; readonly screenLock: boolean }
> {
  const no = (
    reason: Extract<Inspection, { ok: false }>['reason'],
    account: { readonly name: string; readonly uid: string } | null = null,
  ): Extract<Inspection, { ok: false }> => ({ ok: false, reason, account })
  if (link.kind !== 'initialise') return no('not-this')
  if (!phone.issuers.includes(link.issuer)) return no('unknown-issuer')
  const record = await phone.keys.load()
  if (record?.step === 'enrolled') return no('already-enrolled', record.account)
  const service = await readService(phone, link.issuer)
  if (typeof service === 'string') return no(service)
  const screenLock = await phone.screenLock()
  return screenLock || service.screenLock === 'preferred' ? { ok: true, service, screenLock } : no('no-screen-lock')
}

async function newRecord(
  phone: Phone,
  { service, id, y }: { readonly service: Service; readonly id: string; readonly y: Uint8Array },
): Promise<EnrollingRecord> {
  const { keys, approvalKey, p, d } = await makePhoneKeys(y)
  const proof = enrolmentProof(pinCheckKey(y), { id, p, d })
  const jti = toBase64url(crypto.getRandomValues(new Uint8Array(16)))
  const claims = {
    iss: id,
    aud: service.issuer,
    p,
    d,
    proof,
    model: phone.model().slice(0, 80),
    lang: phone.language().slice(0, 35) || 'en',
    jti,
  }
  const enrol = await signMessage('lp-enrol+jwt', claims, {
    key: approvalKey,
    publicKey: keys.approvalPublic,
    embed: true,
  })
  const { screenLock: _, keys: __, ...known } = service
  return { step: 'enrolling', ...keys, service: known, enrolmentId: id, enrol }
}

async function complete(phone: Phone, record: EnrollingRecord): Promise<Enrolled> {
  const { enrolmentId, enrol: message, step: _, ...kept } = record
  const sender = { id: enrolmentId, key: record.presenceKey, publicKey: record.presencePublic, embed: true }
  const posted = await twice(() =>
    phone.channel.send(record.service, {
      method: 'POST',
      path: '/enrolments/complete',
      body: { enrol: message },
      sender,
    }),
  )
  if (!posted.ok) {
    // Not reached: the keys stay, and posting them again later is harmless. Refused: they are worth nothing.
    if (posted.reason === 'offline' || posted.reason === 'unavailable')
      return { ok: false, reason: 'interrupted', left: null }
    await phone.keys.update((now) => (isSame(now, record) ? null : now))
    return fail(posted)
  }
  const answer = await readEnrolled(posted.answer, record)
  if (!answer) return { ok: false, reason: 'interrupted', left: null }
  const { device, account, pinKeyId, codeSecret, pinned } = answer
  const sealedCodeSecret = await sealCodeSecret(record, codeSecret, { deviceId: device.id })
  const done: EnrolledRecord = {
    ...kept,
    step: 'enrolled',
    status: 'active',
    deviceId: device.id,
    deviceName: device.name,
    account,
    pinKeyId,
    sealedCodeSecret,
    pinned,
  }
  const stored = await phone.keys.update((now) => (isSame(now, record) ? done : now))
  // Another tab may have heard the same answer before, or the person started over there.
  const ours = stored?.step === 'enrolled' && stored.deviceId === device.id
  return ours ? { ok: true, device, account } : fail(refusal('refused'))
}

/** It is this enrolment that waits for its answer, not one that began since. */
function isSame(now: DeviceRecord | null, { enrol: message }: EnrollingRecord): boolean {
  return now?.step === 'enrolling' && now.enrol === message
}

async function readEnrolled(answer: ReadonlyMap<string, unknown>, { service }: EnrollingRecord) {
  const { id, name: deviceName } = texts(answer.get('device'), ['id', 'name'])
  const { name, uid } = texts(answer.get('account'), ['name', 'uid'])
  const { pinKeyId, keys } = texts(Object.fromEntries(answer), ['pinKeyId', 'keys'])
  const codeSecret = fromBase64url(answer.get('codeSecret'), 32)
  const pinned = keys ? await firstKeys(keys, { issuer: service.issuer }) : null
  if (!id || !deviceName || !name || !uid || !pinKeyId || !codeSecret || !pinned) return null
  return { device: { id, name: deviceName }, account: { name, uid }, codeSecret, pinned, pinKeyId }
}

/** The members with these names that are texts. */
function texts<const K extends string>(value: unknown, names: readonly K[]): { readonly [N in K]?: string } {
  if (typeof value !== 'object' || value === null) return {}
  const found: { [N in K]?: string } = {}
  const given = new Map<string, unknown>(Object.entries(value))
  for (const name of names) {
    const text = given.get(name)
    if (typeof text === 'string') found[name] = text
  }
  return found
}

/** Once more after a lost answer: what is sent here may be sent twice. */
async function twice(send: () => Promise<Answer>): Promise<Answer> {
  const first = await send()
  return !first.ok && first.reason === 'offline' ? send() : first
}

function fail({ reason, left }: Extract<Answer, { ok: false }>): Extract<Enrolled, { ok: false }> {
  return { ok: false, reason: isReason(reason) ? reason : 'refused', left }
}

const reasons: ReadonlySet<string> = new Set<EnrolReason>([
  'not-this',
  'offline',
  'unavailable',
  'wrong-pin',
  'no-tries',
  'expired',
  'completed',
  'unknown',
  'too-many',
])

function isReason(reason: string): reason is EnrolReason {
  return reasons.has(reason)
}
