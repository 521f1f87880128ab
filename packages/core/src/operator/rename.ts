import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { Invalid } from '../errors.ts'
import { accountMail } from '../messages/account-mail.ts'
import { fullName, personNameIssues, tidyPersonName } from '../names/index.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/**
 * Changes how a person is called, for an operator who vouches for it. A mail says so.
 *
 * @param context `store`, `keyRing`, `random`, `settings` and `now` are used.
 * @param input who, why, and whose; both names.
 * @returns `not-active`: who hasn't come yet says their names when they do.
 */
export async function renameAccount(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  { accountId, by, reason, ...typed }: ActingOn & { readonly firstName: string; readonly lastName: string },
): Promise<{ readonly ok: true } | Invalid | UnknownAccount | { readonly ok: false; readonly reason: 'not-active' }> {
  const account = await context.store.accounts.find({ id: accountId })
  if (account === null) return unknownAccount
  const issues = personNameIssues(typed)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const names = { title: account.title, ...tidyPersonName(typed) }
  if (names.firstName === account.firstName && names.lastName === account.lastName) return { ok: true }
  if (account.status !== 'active') return { ok: false, reason: 'not-active' }
  const params = { name: fullName(names), formerName: fullName(account), browser: '' }
  const renamed = await context.store.accounts.rename({
    accountId,
    names,
    messages: [await accountMail(context, account, { template: 'names-changed', params })],
    activity: await activityEntry(context, {
      accountId,
      kind: 'names-changed',
      details: { name: fullName(names) },
      by,
      reason,
    }),
  })
  return renamed ? { ok: true } : { ok: false, reason: 'not-active' }
}
