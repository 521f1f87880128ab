import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/**
 * Locks an account: no method opens it any more, and all that was opened ends at once: sessions (their
 * services are told), what services were given beyond them, links in mails, sign-ins and changes under way.
 * What it has set up stays, for when it is unlocked. Only who proves that the account is theirs is told.
 *
 * @param context `store`, `random`, `keyRing` and `now` are used.
 * @param input who, why, and whose.
 * @returns `locked-already`, and `unknown-account`; then nothing was written.
 */
export async function lockAccount(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  { accountId, by, reason }: ActingOn,
): Promise<{ readonly ok: true } | UnknownAccount | { readonly ok: false; readonly reason: 'locked-already' }> {
  const { now, store } = context
  const activity = await activityEntry(context, { accountId, kind: 'account-locked', by, reason })
  if (await store.accounts.lock({ accountId, now, messages: [], activity })) return { ok: true }
  return (await store.accounts.find({ id: accountId })) === null
    ? unknownAccount
    : { ok: false, reason: 'locked-already' }
}
