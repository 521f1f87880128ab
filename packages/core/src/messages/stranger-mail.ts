import type { Context } from '../context/index.ts'
import type { OutboxMessage } from '../ports/index.ts'
import { composeMessage, type MessageParams } from './compose.ts'
import { senderParams } from './sender.ts'

/**
 * A mail to an address that isn't the account's (yet, or any more), whose reader may be a stranger: it names nobody.
 * @param context `random`, `keyRing`, `now` and `settings` are used.
 * @param message `accountId`: the account whose doing it is; recipient, template, language, and what it is filled with.
 */
export async function strangerMail(
  context: Pick<Context, 'random' | 'keyRing' | 'now' | 'settings'>,
  message: {
    readonly accountId: string | null
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
