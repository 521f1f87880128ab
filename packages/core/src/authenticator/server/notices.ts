import type { Context } from '../../context.ts'
import { composeMessage } from '../../messages/index.ts'
import type { Account, Device, OutboxMessage } from '../../ports/index.ts'

/** A mail to the account's address in its language, to be written together with its cause. */
export function mail(
  context: Context,
  account: Account,
  { template, params }: { readonly template: string; readonly params: Readonly<Record<string, string>> },
): Promise<OutboxMessage> {
  const { now, settings } = context
  return composeMessage(context, {
    kind: 'mail',
    to: account.email,
    template,
    language: account.language,
    params: { provider: settings.name, origin: settings.origin, firstName: account.firstName, at: now, ...params },
  })
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
