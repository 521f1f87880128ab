import { activityEntry } from '../activity.ts'
import type { Context } from '../context.ts'
import { hashToken, newToken } from '../ids/index.ts'
import type { Account } from '../ports/index.ts'
import { accountMail } from './mails.ts'
import { readNotMeToken } from './not-me-link.ts'

/** Used, older than seven days, or never there; which, nobody is told. */
export interface NotMeGone {
  readonly ok: false
  readonly reason: 'not-found'
}

/**
 * Whose account a link of "this wasn't me" is about. Spends nothing: mail programs open links before people do.
 * @param context the use case's.
 * @param input `token`: from the link's address.
 */
export async function findNotMe(
  context: Context,
  input: { readonly token: string },
): Promise<{ readonly ok: true; readonly account: Pick<Account, 'email' | 'uid'> } | NotMeGone> {
  const account = await accountOf(context, input.token)
  if (!account || (await context.store.notMeReports.used(await hashToken(input.token)))) return gone
  return { ok: true, account: { email: account.email, uid: account.uid } }
}

/**
 * "This wasn't me": ends every session and every sign-in under way, forgets known browsers, and gives a link to choose a new password: to the caller, who holds the mail, and
 * by mail once more. Works once. Removes no factor: what a stranger added is removed in My Account afterwards.
 *
 * @param context the use case's.
 * @param input `token`: from the link's address.
 * @returns `resetToken`: for `/cas/password`, valid as long as any reset link.
 */
export async function reportNotMe(
  context: Context,
  input: { readonly token: string },
): Promise<{ readonly ok: true; readonly resetToken: string } | NotMeGone> {
  const { now, settings, store } = context
  const account = await accountOf(context, input.token)
  if (!account) return gone
  const reset = await newToken(context.random)
  const seconds = settings.resetLinkSeconds
  const reported = await store.notMeReports.report({
    tokenHash: await hashToken(input.token),
    accountId: account.id,
    link: {
      tokenHash: reset.hash,
      accountId: account.id,
      purpose: 'reset-password',
      continueTo: null,
      createdAt: now,
      expiresAt: now + seconds,
    },
    now,
    messages: [
      await accountMail(context, account, {
        template: 'not-me-reported',
        params: {
          link: `${settings.origin}/cas/password?token=${reset.token}`,
          validMinutes: Math.round(seconds / 60),
        },
        withNotMe: false,
      }),
    ],
    activity: activityEntry(context, { accountId: account.id, kind: 'not-me-reported' }),
  })
  return reported ? { ok: true, resetToken: reset.token } : gone
}

const gone: NotMeGone = { ok: false, reason: 'not-found' }

async function accountOf(context: Context, token: string): Promise<Account | null> {
  const id = await readNotMeToken(context, token)
  const account = id === null ? null : await context.store.accounts.find({ id })
  return account?.status === 'active' ? account : null
}
