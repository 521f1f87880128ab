import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { passwordKey } from '../methods/password/tries.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/**
 * Unlocks an account that an operator locked, and clears its count of wrong passwords: one that closed after
 * a hundred of them opens again to browsers that the account doesn't know.
 *
 * @param context `store`, `random`, `keyRing` and `now` are used.
 * @param input who, why, and whose.
 * @returns `not-locked` where there was nothing to undo, and `unknown-account`; then nothing was written.
 */
export async function unlockAccount(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  { accountId, by, reason }: ActingOn,
): Promise<{ readonly ok: true } | UnknownAccount | { readonly ok: false; readonly reason: 'not-locked' }> {
  const { accounts } = context.store
  const activity = await activityEntry(context, { accountId, kind: 'account-unlocked', by, reason })
  const clearThrottle = [passwordKey(accountId)]
  if (await accounts.unlock({ accountId, clearThrottle, messages: [], activity })) return { ok: true }
  return (await accounts.find({ id: accountId })) === null ? unknownAccount : { ok: false, reason: 'not-locked' }
}
