import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { FreshSession } from '../freshness/fresh-session.ts'
import { newId } from '../ids/index.ts'
import { wakeUp } from '../messages/wake-up.ts'
import type { Account, AccountDeletion, Actor, Seconds } from '../ports/index.ts'
import { deleteNow } from './delete-now.ts'
import { waitingMail } from './mails.ts'

/** What became of the wish. `dueAt` null: the account is gone. */
export type Asked =
  | { readonly ok: true; readonly dueAt: Seconds | null }
  | { readonly ok: false; readonly reason: 'waiting' }

/**
 * The person wants their account deleted: the waiting time begins, and a mail says until when, with a link to
 * cancel. Where the provider has no waiting time, it is deleted at once.
 * @see https://gdpr-info.eu/art-17-gdpr/
 *
 * @param context the use case's.
 * @param input `fresh`: whose.
 * @returns `waiting` when one waits already.
 */
export async function askDeletion(
  context: Context,
  { fresh: { account } }: { readonly fresh: FreshSession },
): Promise<Asked> {
  if (context.settings.accountDeletionSeconds > 0) return beginDeletion(context, { account, askedBy: 'person' })
  await deleteNow(context, { account })
  return { ok: true, dueAt: null }
}

/**
 * Begins the waiting time of a deletion; a mail says so, and a push to each phone of the account.
 * @param context the use case's.
 * @param input `account`: whose; `askedBy`; `by`, `reason`: as for `deleteNow`.
 */
export async function beginDeletion(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  input: {
    readonly account: Account
    readonly askedBy: AccountDeletion['askedBy']
    readonly by?: Actor
    readonly reason?: string | null
  },
): Promise<{ readonly ok: true; readonly dueAt: Seconds } | { readonly ok: false; readonly reason: 'waiting' }> {
  const { account, askedBy, ...cause } = input
  const { now, random, settings, store } = context
  const { id: accountId } = account
  const dueAt = now + settings.accountDeletionSeconds
  const deletion: AccountDeletion = { id: newId(random, accountId), accountId, askedBy, askedAt: now, dueAt }
  const devices = await store.devices.list(accountId)
  const begun = await store.deletions.begin({
    deletion,
    messages: [
      await waitingMail(context, account, { deletion, template: 'deletion-asked' }),
      ...(await Promise.all(devices.map((device) => wakeUp(context, device, 'account-deletion')))).flat(),
    ],
    activity: await activityEntry(context, { accountId, kind: 'deletion-asked', ...cause }),
  })
  return begun ? { ok: true, dueAt } : { ok: false, reason: 'waiting' }
}
