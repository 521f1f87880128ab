import type { Context } from '../context/index.ts'
import type { Account, EmailChange, OutboxMessage } from '../ports/index.ts'
import { accountMail } from '../messages/account-mail.ts'

type Sender = Pick<Context, 'random' | 'keyRing' | 'now' | 'settings'>

/** The address that a link in a mail about this leads to. */
export function confirmLink({ settings }: Pick<Context, 'settings'>, token: string): string {
  return settings.origin + settings.addresses.emailConfirmLink(token)
}

/**
 * "Your address was changed", to both: whichever mailbox its owner reads, each with "this wasn't me"; the one
 * to the old address takes the change back.
 */
export async function changedMails(
  context: Sender,
  { account, change }: { readonly account: Account; readonly change: EmailChange },
): Promise<readonly OutboxMessage[]> {
  const params = { newEmail: change.newEmail, oldEmail: change.oldEmail }
  return Promise.all([
    accountMail(context, { ...account, email: change.oldEmail }, { template: 'email-changed', params }),
    accountMail(context, { ...account, email: change.newEmail }, { template: 'email-changed-here', params }),
  ])
}
