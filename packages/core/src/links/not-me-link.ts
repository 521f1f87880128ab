import type { Context } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import type { Account } from '../ports/index.ts'
import { openLink, sealLink } from './sealed-link.ts'

/** For how long a mail's "this wasn't me" works. */
export const notMeSeconds = 7 * 86_400

const purpose = 'not-me'

/**
 * The address of "this wasn't me" for a mail about an account, good for the mailbox that it goes to: where
 * the account has left that address since, it takes the change back. Nothing is stored until it is used.
 * @param context `keyRing`, `now` and `settings` are used.
 * @param account whose; `email`: where the mail goes.
 */
export async function notMeLink(
  context: Pick<Context, 'keyRing' | 'now' | 'settings'>,
  account: Pick<Account, 'id' | 'email'>,
): Promise<string> {
  const ids = [account.id, emailKey(account.email)]
  const token = await sealLink(context, { purpose, ids, until: context.now + notMeSeconds })
  const { addresses, origin } = context.settings
  return origin + addresses.notMeLink(token)
}

/**
 * Whose account such a token is about, and which address it went to (normalised; null in links of earlier
 * versions).
 * @returns null when it isn't ours, was altered, or is past its time.
 */
export async function readNotMeToken(
  context: Pick<Context, 'keyRing' | 'now'>,
  token: string,
): Promise<{ readonly accountId: string; readonly sentTo: string | null } | null> {
  const [accountId, sentTo = null] = (await openLink(context, { purpose, token })) ?? []
  return accountId === undefined ? null : { accountId, sentTo }
}
