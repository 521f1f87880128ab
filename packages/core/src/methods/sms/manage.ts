import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { PhoneNumber } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'

/** A number as My Account lists it: never in full. */
export type ListedPhoneNumber = Pick<PhoneNumber, 'id' | 'name' | 'createdAt' | 'lastUsedAt'>

/** The account has no such number (any more): answer 404. */
export interface UnknownPhoneNumber {
  readonly ok: false
  readonly reason: 'unknown'
}

/** The confirmed numbers of an account, oldest first. One query. */
export async function listPhoneNumbers(
  { store }: Pick<Context, 'store'>,
  { accountId }: { readonly accountId: string },
): Promise<readonly ListedPhoneNumber[]> {
  const phones = await store.phoneNumbers.list(accountId)
  return phones.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }))
}

/**
 * Removes a number; a mail says so. Also when text messages are retired.
 * @param input `fresh`: whose; `phoneId`: as listed.
 * @returns `unknown`.
 */
export async function removePhone(
  context: Context,
  { fresh, phoneId: id }: { readonly fresh: FreshSession; readonly phoneId: string },
): Promise<{ readonly ok: true } | UnknownPhoneNumber> {
  const { account } = fresh
  const phone = (await context.store.phoneNumbers.list(account.id)).find((one) => one.id === id)
  if (!phone) return { ok: false, reason: 'unknown' }
  const facts = { phone: phone.name }
  const removed = await context.store.phoneNumbers.remove({
    id,
    accountId: account.id,
    messages: [await accountMail(context, account, { template: 'phone-removed', params: facts })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'phone-removed', details: facts }),
  })
  return removed ? { ok: true } : { ok: false, reason: 'unknown' }
}
