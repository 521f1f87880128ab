import type { Context } from '../../context.ts'
import { composeMessage } from '../../messages/index.ts'
import type { Account, Device, OutboxMessage } from '../../ports/index.ts'
import { accountMail } from '../../recovery/mails.ts'

/** A mail to the account's address in its language, to be written together with its cause. */
export function mail(
  context: Context,
  account: Account,
  message: { readonly template: string; readonly params: Readonly<Record<string, string>> },
): Promise<OutboxMessage> {
  return accountMail(context, account, message)
}

/** The push that wakes a device, if it can be pushed to. It says nothing: the app asks what is new. */
export async function wakeUp(context: Context, device: Device): Promise<readonly OutboxMessage[]> {
  if (device.sealedPush === null) return []
  return [
    await composeMessage(context, {
      kind: 'push',
      to: device.id,
      template: 'approval-request',
      language: device.language,
      params: {},
    }),
  ]
}
