import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { hashToken, newTokenOf } from '../ids/index.ts'
import { strangerMail } from '../messages/stranger-mail.ts'
import { emailKey } from '../email/index.ts'
import type { Account, EmailChange, OutboxMessage } from '../ports/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import { notMeSeconds, readNotMeToken } from '../links/not-me-link.ts'

/** Used, older than seven days, or never there; which, nobody is told. */
export interface NotMeGone {
  readonly ok: false
  readonly reason: 'not-found'
}

/**
 * Whose account a link of "this wasn't me" is about. Spends nothing: mail programs open links before people
 * do.
 * @param context the use case's.
 * @param input `token`: from the link's address.
 */
export async function findNotMe(
  context: Context,
  input: { readonly token: string },
): Promise<
  | {
      readonly ok: true
      readonly account: Pick<Account, 'email' | 'uid'>
      /** The address that the account has now, where saying it puts the former one back; else null. */
      readonly takesBack: string | null
    }
  | NotMeGone
> {
  const found = await accountOf(context, input.token)
  if (!found || (await context.store.notMeReports.used(hashToken(input.token)))) return gone
  const { account, left } = found
  const email = left?.oldEmail ?? account.email
  return { ok: true, account: { email, uid: account.uid }, takesBack: left ? account.email : null }
}

/**
 * "This wasn't me": ends every session and every sign-in under way, and forgets known browsers. Gives a link
 * to choose a new password, to the caller, who holds the mail, and by mail again. Works once. Removes no
 * factor: what a stranger added is removed in My Account afterwards. Said from a mailbox whose address the
 * account left within seven days, it puts that address back, and tells the other one.
 *
 * @param context the use case's.
 * @param input `token`: from the link's address.
 * @returns `resetToken`: for `passwordLink` of the address book, valid as long as any reset link.
 */
export async function reportNotMe(
  context: Context,
  input: { readonly token: string },
): Promise<{ readonly ok: true; readonly resetToken: string } | NotMeGone> {
  const found = await accountOf(context, input.token)
  if (!found) return gone
  return reportAs(context, { ...found, tokenHash: hashToken(input.token) })
}

/**
 * What "this wasn't me" does, whoever showed that they may say so.
 * @param context the use case's.
 * @param input `tokenHash`: of what lets them say it, once; `left`: the change of address that is taken back.
 */
export async function reportAs(
  context: Context,
  {
    account,
    left,
    tokenHash,
  }: { readonly account: Account; readonly left: EmailChange | null; readonly tokenHash: string },
): Promise<{ readonly ok: true; readonly resetToken: string } | NotMeGone> {
  const { now, settings, store } = context
  const reset = newTokenOf(context.random, account.id)
  const seconds = settings.resetLinkSeconds
  const reported = await store.notMeReports.report({
    tokenHash,
    accountId: account.id,
    link: {
      tokenHash: reset.hash,
      accountId: account.id,
      purpose: 'reset-password',
      continueTo: null,
      createdAt: now,
      expiresAt: now + seconds,
    },
    undoes: left,
    now,
    messages: [
      await accountMail(context, left ? { ...account, email: left.oldEmail } : account, {
        template: 'not-me-reported',
        params: {
          link: settings.origin + settings.addresses.passwordLink(reset.token),
          validMinutes: Math.round(seconds / 60),
        },
        withNotMe: false,
      }),
      ...(left ? [await noMoreHere(context, account)] : []),
    ],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: left ? 'email-restored' : 'not-me-reported',
      ...(left ? { details: { email: left.oldEmail } } : {}),
    }),
  })
  return reported ? { ok: true, resetToken: reset.token } : gone
}

const gone: NotMeGone = { ok: false, reason: 'not-found' }

/**
 * To the address that was the account's until now: whoever reads it has nothing to do with the account any
 * more.
 */
async function noMoreHere(context: Context, account: Account): Promise<OutboxMessage> {
  const { id: accountId, email: to, language } = account
  return strangerMail(context, { accountId, to, template: 'email-restored', language, params: {} })
}

/**
 * The account, and the change of address that is to be taken back; null when the token is worth nothing (any
 * more).
 */
async function accountOf(
  context: Context,
  token: string,
): Promise<{ readonly account: Account; readonly left: EmailChange | null } | null> {
  const { now, store } = context
  const read = await readNotMeToken(context, token)
  if (!read) return null
  const { accountId, sentTo } = read
  const account = await store.accounts.find({ id: accountId })
  if (account?.status !== 'active') return null
  if (sentTo === null || sentTo === emailKey(account.email)) return { account, left: null }
  const left = await store.emailChanges.left(account.id, { oldKey: sentTo, since: now - notMeSeconds })
  return left && { account, left }
}
