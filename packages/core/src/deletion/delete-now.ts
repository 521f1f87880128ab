import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { uidMarks } from '../ids/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { Account, Actor } from '../ports/index.ts'
import { sealLogoutSubject } from '../sessions/logout-subject.ts'

/**
 * Deletes an account at once, with everything that belongs to it. A last mail says so to its address,
 * services of its sessions are told of their end.
 *
 * @param context the use case's.
 * @param input `account`: whose; `deletion`: the one that waited; `pending`: only while nobody opened it;
 * absent: it goes in any case; `by`,
 * `reason`: who caused it, absent: the person, and their words.
 * @returns false when it was gone already, or the deletion doesn't stand (any more), or it was opened.
 */
export async function deleteNow(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  {
    account,
    deletion,
    pending,
    ...cause
  }: {
    readonly account: Account
    readonly deletion?: string
    readonly pending?: true
    readonly by?: Actor
    readonly reason?: string | null
  },
): Promise<boolean> {
  const { keyRing, now, store } = context
  const last = await accountMail(context, account, { template: 'account-deleted', params: {}, withNotMe: false })
  const [uidMark] = await uidMarks(context, account.uid)
  return store.accounts.delete({
    accountId: account.id,
    ...(deletion === undefined ? {} : { deletion }),
    ...(pending === undefined ? {} : { pending }),
    sealedUid: await sealLogoutSubject(keyRing, account.uid),
    uidMark,
    // It outlives the account, and goes when it is sent.
    messages: account.status === 'pending' ? [] : [{ ...last, accountId: null }],
    activity: await activityEntry(context, { accountId: account.id, kind: 'account-deleted', ...cause }),
    now,
  })
}
