import * as base64url from 'jose/base64url'
import type { Context, Visitor } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import type { Throttled } from '../errors.ts'
import type { Account, Spending, ThrottleRule, Work } from '../ports/index.ts'

const hour = 3600

/** The limits of mails that may be asked for. What each protects, and what it costs whom: docs, "Limits". */
export const mailLimits = {
  /** To one mailbox, whoever asks; more aren't sent: the newest of these holds all that one more would. */
  toRecipient: { limit: 5, seconds: hour },
  /**
   * Of one kind, asked for by somebody who is signed in or gave the right password, or by an operator for
   * them.
   */
  own: { limit: 5, seconds: hour },
  /** Asked for from one network address by nobody in particular; from then on each costs work. */
  fromAddress: { asks: { usual: 40, long: 400 }, seconds: hour },
} as const

type Parts = Pick<Context, 'keyRing' | 'store' | 'now'>

/** What anybody's request for a mail spends. */
export interface MailSpending {
  /** For the commit that writes the mail. */
  readonly spend: Spending
  /** For a commit of that size where the mailbox got enough: nothing is sent, what is asked is counted. */
  readonly without: Spending
}

/**
 * The mails that anybody may ask for by saying who they are. Nobody is refused: a mailbox that got its mails
 * has what one more would bring, and a busy network pays with work.
 *
 * @param context `keyRing` and `now` are used.
 * @param input `account`: whose mailbox, null where nobody has what was typed; `typed`: that; `usualBrowser`:
 * its hash where the account was opened in this browser before, which has mails of its own so that strangers
 * can't use them up; `work`: what was done.
 */
export async function anyonesMail(
  context: Pick<Context, 'keyRing' | 'now'>,
  input: {
    readonly account: Account | null
    readonly typed: string
    readonly usualBrowser: string | null
    readonly visitor: Pick<Visitor, 'address'>
    readonly work: Work
  },
): Promise<MailSpending> {
  const { account, typed, usualBrowser, visitor, work } = input
  const { now } = context
  // By the mailbox, whether its address was typed or the account's identifier.
  const mailbox = await hidden(context, emailKey(account?.email ?? typed))
  const key = usualBrowser === null ? `mail:to:${mailbox}` : `mail:to:${mailbox}:${usualBrowser}`
  const from = addressRule(visitor)
  return {
    spend: { rules: [rule({ key, accountId: account?.id ?? null }, mailLimits.toRecipient), from], now, work },
    without: { rules: [from], now, work },
  }
}

/** What the next mail that anybody asks for from this address will cost. One query. */
export function mailWork(
  { now, store }: Pick<Context, 'store' | 'now'>,
  visitor: Pick<Visitor, 'address'>,
): Promise<Work> {
  return store.throttle.workAsked([addressRule(visitor)], { now })
}

/**
 * Spends one of the mails that somebody may ask for about their own account. Counted apart from those that
 * strangers ask for, and by kind.
 * @param context `store` and `now` are used.
 * @param input `kind`: what the mail is for.
 * @returns null when it may go on.
 */
export async function spendOwnMail(
  { now, store }: Pick<Context, 'store' | 'now'>,
  { accountId, kind }: { readonly accountId: string; readonly kind: string },
): Promise<Throttled | null> {
  const counted = rule({ key: `mail:own:${kind}:${accountId}`, accountId }, mailLimits.own)
  const spent = await store.throttle.spend([counted], { now })
  return spent.ok ? null : { ok: false, reason: 'throttled', until: spent.until }
}

/**
 * Spends one of the mails that people who are signed in may have sent to a mailbox that isn't theirs yet.
 * @param context `keyRing`, `store` and `now` are used.
 * @param input `email`: of that mailbox.
 * @returns null when it may go on.
 */
export async function spendMailToNewAddress(
  context: Parts,
  { email }: { readonly email: string },
): Promise<Throttled | null> {
  const { now, store } = context
  const key = `mail:new:${await hidden(context, emailKey(email))}`
  const spent = await store.throttle.spend([rule({ key, accountId: null }, mailLimits.toRecipient)], { now })
  return spent.ok ? null : { ok: false, reason: 'throttled', until: spent.until }
}

function rule(
  whose: Pick<ThrottleRule, 'key' | 'accountId'>,
  { limit, seconds }: { readonly limit: number; readonly seconds: number },
): ThrottleRule {
  return { ...whose, limit, lockSeconds: seconds, windowSeconds: seconds }
}

function addressRule({ address }: Pick<Visitor, 'address'>): ThrottleRule {
  const { asks, seconds } = mailLimits.fromAddress
  const key = `mail:from:${address}`
  return { key, accountId: null, limit: null, lockSeconds: 0, windowSeconds: seconds, asks }
}

async function hidden({ keyRing }: Pick<Context, 'keyRing'>, recipient: string): Promise<string> {
  return `?${base64url.encode(await keyRing.mac('throttle', recipient))}`
}
