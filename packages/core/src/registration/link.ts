import type { Context } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, LinkPurpose, Seconds } from '../ports/index.ts'

/** Whose account a link opens, as its page says. */
export type LinkAccount = Pick<Account, 'email' | 'uid' | 'firstName' | 'lastName' | 'language'>

/** A link that works. */
export interface FoundLink {
  readonly ok: true
  readonly purpose: LinkPurpose
  readonly account: LinkAccount
  readonly expiresAt: Seconds
  readonly continueTo: string | null
}

/**
 * Expired, used, ended by a newer one, or never there; which, nobody is told. Offer a new one (`resendLink`).
 */
export interface LinkGone {
  readonly ok: false
  readonly reason: 'not-found'
}

/**
 * What a link in a mail is for. Spends nothing: mail programs open links before people do.
 * @param context `store` and `now` are used.
 * @param input `token`: from the link's address.
 */
export async function findLink(
  { store, now }: Pick<Context, 'store' | 'now'>,
  input: { readonly token: string },
): Promise<FoundLink | LinkGone> {
  const found = await store.accounts.findLink(hashToken(input.token), { now })
  if (!found || found.account.status === 'locked') return { ok: false, reason: 'not-found' }
  const { link, account } = found
  const { email, uid, firstName, lastName, language } = account
  return {
    ok: true,
    purpose: link.purpose,
    account: { email, uid, firstName, lastName, language },
    expiresAt: link.expiresAt,
    continueTo: link.continueTo,
  }
}
