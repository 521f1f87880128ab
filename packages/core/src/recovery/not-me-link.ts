import type { Context } from '../context.ts'
import type { Account, Seconds } from '../ports/index.ts'

/** For how long a mail's "this wasn't me" works. */
export const notMeSeconds = 7 * 86_400

const purpose = 'not-me'

/** What a link of "this wasn't me" stands for. */
export interface NotMeToken {
  readonly accountId: string
  /** From then on it no longer works. */
  readonly until: Seconds
}

/**
 * The address of "this wasn't me" for a mail about an account. Nothing is stored until it is used: the token is sealed by the key ring, bound to the account,
 * each one different.
 * @param context `keyRing`, `now` and `settings` are used.
 * @param account whose.
 */
export async function notMeLink(
  { keyRing, now, settings }: Pick<Context, 'keyRing' | 'now' | 'settings'>,
  account: Pick<Account, 'id'>,
): Promise<string> {
  const words = JSON.stringify([account.id, now + notMeSeconds])
  const token = await keyRing.seal(new TextEncoder().encode(words), purpose)
  return `${settings.origin}/cas/not-me?token=${encodeURIComponent(token)}`
}

/**
 * Reads such a token.
 * @returns null when it isn't ours, was altered, or is past its time.
 */
export async function readNotMeToken(
  { keyRing, now }: Pick<Context, 'keyRing' | 'now'>,
  token: string,
): Promise<NotMeToken | null> {
  try {
    const words: unknown = JSON.parse(new TextDecoder().decode(await keyRing.open(token, purpose)))
    if (!Array.isArray(words)) return null
    const [accountId, until]: readonly unknown[] = words
    return typeof accountId === 'string' && typeof until === 'number' && until > now ? { accountId, until } : null
  } catch {
    return null
  }
}
