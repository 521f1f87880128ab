import type { Context } from '../context/index.ts'
import { composeMessage, type MessageParams } from './compose.ts'
import { senderParams } from './sender.ts'
import type { Account, OutboxMessage } from '../ports/index.ts'
import { notMeLink } from '../links/not-me-link.ts'

/**
 * A mail about an account to its own address in its language, to be written together with its cause. Carries "this wasn't me" (`notMeLink`).
 * @param context `random`, `keyRing`, `now` and `settings` are used.
 * @param account whose.
 * @param message `template`, and what it is filled with besides provider, origin, first name and moment; `withNotMe` false: without that link.
 */
export async function accountMail(
  context: Pick<Context, 'random' | 'keyRing' | 'now' | 'settings'>,
  account: Account,
  message: { readonly template: string; readonly params: MessageParams; readonly withNotMe?: boolean },
): Promise<OutboxMessage> {
  const { now, settings } = context
  const { template, params, withNotMe = true } = message
  const timeZone = account.chosenZone ?? account.timeZone
  return composeMessage(context, {
    accountId: account.id,
    kind: 'mail',
    to: account.email,
    template,
    language: account.language,
    params: {
      ...senderParams(settings),
      firstName: account.firstName,
      at: now,
      ...(timeZone === null ? {} : { timeZone }),
      ...(withNotMe ? { notMeLink: await notMeLink(context, account) } : {}),
      ...params,
    },
  })
}
