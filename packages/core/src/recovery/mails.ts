import type { Context } from '../context.ts'
import { composeMessage, type MessageParams } from '../messages/index.ts'
import type { Account, OutboxMessage } from '../ports/index.ts'

/**
 * A mail about an account to its own address in its language, to be written together with its cause.
 * @param context `random`, `keyRing`, `now` and `settings` are used.
 * @param account whose.
 * @param message `template`, and what it is filled with besides provider, origin, first name and moment.
 */
export async function accountMail(
  context: Context,
  account: Account,
  { template, params }: { readonly template: string; readonly params: MessageParams },
): Promise<OutboxMessage> {
  const { now, settings } = context
  return composeMessage(context, {
    kind: 'mail',
    to: account.email,
    template,
    language: account.language,
    params: {
      provider: settings.name,
      origin: settings.origin,
      firstName: account.firstName,
      at: now,
      ...params,
    },
  })
}
