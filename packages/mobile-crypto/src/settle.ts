import type { Answer } from './channel.ts'
import type { EnrolledRecord } from './keys/record.ts'
import { change, enrolled, type Phone, sendAs } from './phone.ts'

/**
 * The record of an enrolled phone, after a new PIN that waits was confirmed, or dropped where the provider
 * doesn't know it (any more). Where the provider can't be reached it goes on waiting.
 */
export async function settled(phone: Phone): Promise<EnrolledRecord | Extract<Answer, { ok: false }>> {
  const record = await enrolled(phone)
  if ('ok' in record || !record.next) return record
  await confirm(phone, record)
  return enrolled(phone)
}

/**
 * Posts the confirmation of the new PIN that waits, twice if an answer is lost; the record follows what came
 * of it.
 */
export async function confirm(phone: Phone, record: EnrolledRecord): Promise<Answer> {
  const { next } = record
  if (!next) throw new Error('No new PIN waits.')
  const { path, body, ...renewed } = next
  const request = { method: 'POST', path, body } as const
  const first = await sendAs(phone, record, request)
  const answer = !first.ok && first.reason === 'offline' ? await sendAs(phone, record, request) : first
  const refused = !answer.ok && (answer.reason === 'other-key' || answer.reason === 'bad-message')
  if (answer.ok || refused)
    await change(phone, record, {
      to(now) {
        const { next: waits, ...before } = now
        // Another tab settled it already, or has a newer one on its way.
        if (waits?.pinKeyId !== next.pinKeyId) return now
        return answer.ok ? { ...before, ...renewed, status: 'active' } : before
      },
    })
  return answer
}
