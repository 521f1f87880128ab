import type { Context } from '../context/index.ts'
import { oneByOne } from '../context/one-by-one.ts'
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
  const finished = await oneByOne(
    await store.deletions.due({ now, limit }),
    async ({ accountId, askedBy, id: deletion }) => {
      const account = await store.accounts.find({ id: accountId })
      if (!account) return false
      // Whoever asked stands in the audit log already; this is what follows of it.
      const cause = askedBy === 'person' ? {} : { by: { via: 'policy', name: 'account-deletion' } as const }
      return deleteNow(context, { account, deletion, ...cause })
    },
  )
  await remind(context, limit)
  return finished
}

async function remind(context: Needs, limit: number): Promise<void> {
  const { now, settings, store } = context
  if (settings.accountDeletionSeconds < 2 * remindBefore) return
  // One that has just begun was told of.
  const soon = { until: now + remindBefore, askedBefore: now - remindBefore, limit }
  await oneByOne(await store.deletions.unreminded(soon), async (deletion) => {
    const account = await store.accounts.find({ id: deletion.accountId })
    if (!account) return false
    const messages = [await waitingMail(context, account, { deletion, template: 'deletion-soon' })]
    return store.deletions.remind({ id: deletion.id, now, messages })
  })
}
