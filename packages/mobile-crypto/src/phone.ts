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
}

/**
 * Changes the record of a device. What was read before a network answered may be old by now: another tab, or
 * another task of this one, may have set a new PIN, or removed the device and enrolled another. So only what
 * is to change is said, over the record as it is; where it is another device's, nothing is.
 * @param options `to`: given the record as it is, what it is to be.
 * @returns the device's record now; null when this phone isn't that device any more.
 */
export async function change(
  phone: Phone,
  { deviceId }: Pick<EnrolledRecord, 'deviceId'>,
  { to }: { readonly to: (now: EnrolledRecord) => DeviceRecord | null },
): Promise<EnrolledRecord | null> {
  const stored = await phone.keys.update((now) =>
    now?.step === 'enrolled' && now.deviceId === deviceId ? to(now) : now,
  )
  return stored?.step === 'enrolled' && stored.deviceId === deviceId ? stored : null
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
    await change(phone, record, { to: ({ account, service }) => ({ step: 'removed', service, account }) })
  } else if (reason === 'locked' && record.status !== 'locked') {
    // It is said of the PIN that was known then; a new one isn't locked by it.
    await change(phone, record, {
      to: (now) => (now.pinKeyId === record.pinKeyId ? { ...now, status: 'locked' } : now),
    })
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
  return (await change(phone, record, { to: (now) => ({ ...now, service: known, pinned }) })) ?? record
}
