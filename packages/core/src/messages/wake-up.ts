import type { Context } from '../context/index.ts'
import { composeMessage } from './compose.ts'
import type { Device, OutboxMessage } from '../ports/index.ts'

/**
 * The push that wakes a device, if it can be pushed to. It says no more than what kind of thing there is to see, to the phone alone
 * (RFC 8291); the app asks for the rest.
 */
export async function wakeUp(
  context: Pick<Context, 'random' | 'keyRing' | 'now'>,
  device: Device,
  template: 'approval-request' | 'factor-removal' | 'account-deletion' = 'approval-request',
): Promise<readonly OutboxMessage[]> {
  if (device.sealedPush === null) return []
  return [
    await composeMessage(context, {
      accountId: device.accountId,
      kind: 'push',
      to: device.id,
      template,
      language: device.language,
      params: {},
    }),
  ]
}
