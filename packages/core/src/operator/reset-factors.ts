import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { Factor } from '../ports/index.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/**
 * Removes what somebody signs in with besides the password, for whoever lost it and can't wait: the operator
 * made sure who asks. All sessions end, and browsers that the account knew are strangers again; a mail says
 * so, with "this wasn't me". An eID stays: it says who comes.
 *
 * @param context `store`, `random`, `keyRing`, `settings` and `now` are used.
 * @param input who, why, and whose; `which`: ids as `describeAccount` lists them, recovery codes as `codes`;
 * null: all.
 * @returns the names of what went; `nothing-set-up` where there was none of it: then nothing was written.
 */
export async function resetFactors(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'settings' | 'now'>,
  { accountId, by, reason, which = null }: ActingOn & { readonly which?: readonly string[] | null },
): Promise<
  | { readonly ok: true; readonly removed: readonly Pick<Factor, 'kind' | 'name'>[] }
  | UnknownAccount
  | { readonly ok: false; readonly reason: 'nothing-set-up' }
> {
  const { now, store } = context
  const account = await store.accounts.find({ id: accountId })
  if (account === null) return unknownAccount
  const factors = (await store.factors.list(accountId)).filter(({ id, kind }) =>
    which === null ? kind !== 'eid' : which.includes(id),
  )
  const done = await store.factors.reset({
    accountId,
    which: factors,
    now,
    messages: [await accountMail(context, account, { template: 'factors-reset', params: {} })],
    activity: await activityEntry(context, {
      accountId,
      kind: 'factors-reset',
      details: { factors: factors.map(({ kind }) => kind).join(' ') },
      by,
      reason,
    }),
  })
  if (!done) return { ok: false, reason: 'nothing-set-up' }
  return { ok: true, removed: factors.map(({ kind, name }) => ({ kind, name })) }
}
