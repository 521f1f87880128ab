import type { Context } from '../context/index.ts'
import { sealLink } from '../links/sealed-link.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { Account, AccountDeletion, OutboxMessage } from '../ports/index.ts'
import { linkLeftover } from './rules.ts'

/** What a link that cancels is for. */
export const cancelPurpose = 'account-deletion'

/**
 * A mail about a deletion that waits, with the link that cancels it.
 * @param context `random`, `keyRing`, `now` and `settings` are used.
 * @param account whose.
 * @param options `template`: which mail; `deletion`.
 */
export async function waitingMail(
  context: Pick<Context, 'random' | 'keyRing' | 'now' | 'settings'>,
  account: Account,
  { deletion, template }: { readonly deletion: AccountDeletion; readonly template: 'deletion-asked' | 'deletion-soon' },
): Promise<OutboxMessage> {
  const { settings } = context
  const { dueAt, id } = deletion
  const token = await sealLink(context, { purpose: cancelPurpose, ids: [id], until: dueAt + linkLeftover })
  const cancelLink = settings.origin + settings.addresses.keepAccountLink(token)
  return accountMail(context, account, { template, params: { dueAt, cancelLink } })
}
