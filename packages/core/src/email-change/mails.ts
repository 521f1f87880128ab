import type { Context } from '../context.ts'
import { composeMessage, type MessageParams, senderParams } from '../messages/index.ts'
import type { Account, EmailChange, OutboxMessage } from '../ports/index.ts'
import { accountMail } from '../recovery/mails.ts'

type Sender = Pick<Context, 'random' | 'keyRing' | 'now' | 'settings'>

/** The address that a link in a mail about this leads to. */
export function confirmLink({ settings }: Pick<Context, 'settings'>, token: string): string {
  return settings.origin + settings.addresses.emailConfirmLink(token)
}

/**
 * A mail to an address that isn't the account's (yet, or any more), whose reader may be a stranger: it names nobody.
 * @param context `random`, `keyRing`, `now` and `settings` are used.
 * @param message recipient, template, language, and what it is filled with.
 */
export async function strangerMail(
  context: Sender,
  message: {
    readonly to: string
    readonly template: string
    readonly language: string
    readonly params: MessageParams
  },
): Promise<OutboxMessage> {
  const { now, settings } = context
  const { params, ...rest } = message
  return composeMessage(context, {
    kind: 'mail',
    ...rest,
    params: { ...senderParams(settings), at: now, ...params },
  })
}

/** "Your address was changed", to both: whichever mailbox its owner reads, each with "this wasn't me"; the one to the old address takes the change back. */
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
