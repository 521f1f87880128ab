import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { EmailChange } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'

/**
 * The change of address that waits for the account that is signed in; null if none does. One query.
 * @param context `store` and `now` are used.
 * @param input `current`: what `checkSession` gave.
 */
export async function waitingEmailChange(
  { now, store }: Pick<Context, 'store' | 'now'>,
  { current }: { readonly current: CurrentSession },
): Promise<EmailChange | null> {
  return store.emailChanges.waiting(current.account.id, { now })
}

/**
 * Keeps the address: by any session of the account. The links in the mails end.
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave.
 * @returns false when nothing waits any more.
 */
export async function cancelEmailChange(
  context: Context,
  { current }: { readonly current: CurrentSession },
): Promise<boolean> {
  const change = await waitingEmailChange(context, { current })
  if (!change) return false
  const { accountId, id, newEmail } = change
  return context.store.emailChanges.cancel({
    id,
    accountId,
    activity: await activityEntry(context, { accountId, kind: 'email-change-cancelled', details: { email: newEmail } }),
  })
}
