import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { openLink } from '../links/sealed-link.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { AccountDeletion } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { cancelPurpose } from './mails.ts'

/** Cancelled, done, or never there; which, nobody is told. */
export interface DeletionGone {
  readonly ok: false
  readonly reason: 'not-found'
}

const gone: DeletionGone = { ok: false, reason: 'not-found' }

/** The deletion that waits for the account that is signed in; null if none does. One query. */
export async function waitingDeletion(
  { store }: Pick<Context, 'store'>,
  { current }: { readonly current: CurrentSession },
): Promise<AccountDeletion | null> {
  return store.deletions.waiting(current.account.id)
}

/**
 * The deletion that a cancel link is about, while it waits. Spends nothing.
 * @param context the use case's.
 * @param input `token`: from the link's address.
 */
export async function findDeletion(
  context: Context,
  { token }: { readonly token: string },
): Promise<{ readonly ok: true; readonly deletion: AccountDeletion } | DeletionGone> {
  const [id] = (await openLink(context, { purpose: cancelPurpose, token })) ?? []
  const deletion = id === undefined ? null : await context.store.deletions.find(id)
  return deletion ? { ok: true, deletion } : gone
}

/**
 * Keeps the account after all: by the link of the mail, or by any session of the account. A mail says so.
 * @param context the use case's.
 * @param input the link's `token`, or `current`: what `checkSession` gave.
 * @returns `not-found` when nothing waits any more.
 */
export async function cancelDeletion(
  context: Context,
  input: { readonly token: string } | { readonly current: CurrentSession },
): Promise<{ readonly ok: true } | DeletionGone> {
  const { store } = context
  const found = 'token' in input ? await findDeletion(context, input) : null
  const deletion = found?.ok ? found.deletion : 'token' in input ? null : await waitingDeletion(context, input)
  const account = deletion && (await store.accounts.find({ id: deletion.accountId }))
  if (!deletion || !account) return gone
  const { id: accountId } = account
  const cancelled = await store.deletions.cancel({
    id: deletion.id,
    accountId,
    messages: [await accountMail(context, account, { template: 'deletion-cancelled', params: {} })],
    activity: await activityEntry(context, { accountId, kind: 'deletion-cancelled' }),
  })
  return cancelled ? { ok: true } : gone
}
