import type { Context } from '../context.ts'
import type { Account } from '../ports/index.ts'
import { openLink, sealLink } from './sealed-link.ts'

/** For how long a mail's "this wasn't me" works. */
export const notMeSeconds = 7 * 86_400

const purpose = 'not-me'

/**
 * The address of "this wasn't me" for a mail about an account. Nothing is stored until it is used.
 * @param context `keyRing`, `now` and `settings` are used.
 * @param account whose.
 */
export async function notMeLink(
  context: Pick<Context, 'keyRing' | 'now' | 'settings'>,
  account: Pick<Account, 'id'>,
): Promise<string> {
  const token = await sealLink(context, { purpose, ids: [account.id], until: context.now + notMeSeconds })
  return `${context.settings.origin}/cas/not-me?token=${encodeURIComponent(token)}`
}

/**
 * Whose account such a token is about.
 * @returns its id; null when it isn't ours, was altered, or is past its time.
 */
export async function readNotMeToken(context: Pick<Context, 'keyRing' | 'now'>, token: string): Promise<string | null> {
  return (await openLink(context, { purpose, token }))?.[0] ?? null
}
