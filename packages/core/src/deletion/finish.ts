import type { Context } from '../context/index.ts'
import { deleteNow } from './delete-now.ts'
import { waitingMail } from './mails.ts'
import { remindBefore } from './rules.ts'

type Needs = Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>

/**
 * Deletes the accounts whose waiting time is over, and reminds of those whose time comes in three days; for
 * the work in the background. Several may run at once: each account goes once.
 * @param context the use case's; `now` decides.
 * @param options `limit`: how many at most of each, 50 by default.
 * @returns how many went.
 */
export async function finishDeletions(
  context: Needs,
  { limit = 50 }: { readonly limit?: number } = {},
): Promise<number> {
  const { now, store } = context
  await remind(context, limit)
  let finished = 0
  for (const { accountId, askedBy, id: deletion } of await store.deletions.due({ now, limit })) {
    const account = await store.accounts.find({ id: accountId })
    if (!account) continue
    // Whoever asked stands in the audit log already; this is what follows of it.
    const cause = askedBy === 'person' ? {} : { by: { via: 'policy', name: 'account-deletion' } as const }
    finished += Number(await deleteNow(context, { account, deletion, ...cause }))
  }
  return finished
}

async function remind(context: Needs, limit: number): Promise<void> {
  const { now, settings, store } = context
  if (settings.accountDeletionSeconds < 2 * remindBefore) return
  // One that has just begun was told of.
  const soon = { until: now + remindBefore, askedBefore: now - remindBefore, limit }
  for (const deletion of await store.deletions.unreminded(soon)) {
    const account = await store.accounts.find({ id: deletion.accountId })
    if (!account) continue
    const messages = [await waitingMail(context, account, { deletion, template: 'deletion-soon' })]
    await store.deletions.remind({ id: deletion.id, now, messages })
  }
}
