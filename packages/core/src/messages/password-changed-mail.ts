import type { Context } from '../context/index.ts'
import type { Account, OutboxMessage } from '../ports/index.ts'
import { accountMail } from './account-mail.ts'

/** "Your password was changed": to the person, whoever did it. */
export async function passwordChangedMail(
  context: Context,
  account: Account,
  browser?: string,
): Promise<OutboxMessage> {
  const { addresses, origin } = context.settings
  return accountMail(context, account, {
    template: 'password-changed',
    params: { resetLink: origin + addresses.passwordLost, ...(browser ? { browser } : {}) },
  })
}
