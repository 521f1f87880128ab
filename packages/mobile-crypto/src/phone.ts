import { type Answer, type Channel, type ChannelRequest, refusal } from './channel.ts'
import type { Biometrics } from './biometrics/biometrics.ts'
import type { DeviceKeys, DeviceRecord, EnrolledRecord } from './keys/record.ts'
import { pinnedKeys, readService } from './service.ts'

/** What every part of the device shares. */
export interface Phone {
  readonly issuers: readonly string[]
  readonly base: string
  readonly keys: DeviceKeys
  readonly channel: Channel
  readonly fetch: typeof globalThis.fetch
  readonly language: () => string
  readonly model: () => string
  readonly screenLock: () => Promise<boolean>
  readonly biometrics: Biometrics
  readonly pollSeconds: number
  /** Told after every change of the record. */
  readonly changed: () => void
}

/** Replaces the record and tells. */
export async function store(phone: Phone, record: DeviceRecord | null): Promise<void> {
  await (record ? phone.keys.save(record) : phone.keys.clear())
  phone.changed()
}

/** The record of an enrolled phone, or the reason why there is none. */
export async function enrolled(phone: Phone): Promise<EnrolledRecord | Extract<Answer, { ok: false }>> {
  const record = await phone.keys.load()
  if (record?.step === 'enrolled') return record
  return refusal(record?.step === 'removed' ? 'removed' : 'not-enrolled')
}

/**
 * Sends a request of this device. When the provider says that it was removed or locked, the record follows.
 */
export async function sendAs(
  phone: Phone,
  record: EnrolledRecord,
  request: Omit<ChannelRequest, 'sender'>,
): Promise<Answer> {
  const answer = await phone.channel.send(record.service, { ...request, sender: senderOf(record) })
  if (!answer.ok) await follow(phone, record, answer.reason)
  return answer
}

/** Who signs the requests of this device. */
export function senderOf(record: EnrolledRecord): NonNullable<ChannelRequest['sender']> {
  return { id: record.deviceId, key: record.presenceKey, publicKey: record.presencePublic }
}

/**
 * Follows what the provider said about this device: keys go when it was removed; approvals stop when it was
 * locked.
 */
export async function follow(phone: Phone, record: EnrolledRecord, reason: string): Promise<void> {
  if (reason === 'removed' || reason === 'unknown-device') {
    await store(phone, { step: 'removed', service: record.service, account: record.account })
  } else if (reason === 'locked' && record.status !== 'locked') {
    await store(phone, { ...record, status: 'locked' })
  }
}

/**
 * Follows the provider to its new keys, if it says that it has some and one that is pinned vouches for them.
 * @returns the record with the keys that are pinned now.
 */
export async function followKeys(phone: Phone, record: EnrolledRecord): Promise<EnrolledRecord> {
  const { issuer } = record.service
  const service = await readService(phone, issuer)
  if (typeof service === 'string') return record
  const pinned = await pinnedKeys(service.keys, { issuer, by: record.pinned })
  if (!pinned) return record
  const { screenLock: _, keys: __, ...known } = service
  const updated = { ...record, service: known, pinned }
  await store(phone, updated)
  return updated
}
