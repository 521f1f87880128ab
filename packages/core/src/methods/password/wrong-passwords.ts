import type { Context } from '../../context/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { linkMail } from '../../messages/link-mail.ts'
import { mailToNobody } from '../../messages/nobody.ts'
import type { Account, Notice } from '../../ports/index.ts'
import { type PasswordRules, passwordLimits } from './tries.ts'

const day = 86_400

/**
 * What the owner is told, by mail, once strangers tried ten wrong passwords, and when the hundredth has
 * closed the account to them (then with the link that opens it again): each once a day at most. For
 * identifiers that nobody has, as much is made, and written by the same commit.
 *
 * @param context the use case's.
 * @param wrong `account`: null where nobody has what was typed; `counted`: the counts that the wrong password
 * was spent on.
 * @returns null while there is nothing to tell.
 */
export async function noticeOfWrongPasswords(
  context: Context,
  { account, counted }: { readonly account: Account | null; readonly counted: PasswordRules },
): Promise<Notice | null> {
  const { now, store } = context
  const { closing } = counted
  if (closing === null) return null
  const state = (await store.throttle.peek([closing.key], { now })).get(closing.key)
  const closed = state?.lockedUntil != null
  if (!closed && (state?.count ?? 0) < passwordLimits.stranger.asks.usual) return null
  const once = {
    key: `wrong-passwords:${closed ? 'closed' : 'guessed'}:${closing.key}`,
    expiresAt: now + day,
    accountId: closing.accountId,
  }
  if (account?.status !== 'active') return { once, toNobody: true, ...(await mailToNobody(context)) }
  const mail = closed ? await closedMail(context, account) : await guessedMail(context, account)
  return { once, toNobody: false, ...mail }
}

type Mail = Pick<Notice, 'link' | 'message'>

function closedMail(context: Context, account: Account): Promise<Mail> {
  const { email: to, language } = account
  return linkMail(context, { template: 'password-closed', account, to, language, continueTo: null })
}

async function guessedMail(context: Context, account: Account): Promise<Mail> {
  const message = await accountMail(context, account, {
    template: 'password-guessed',
    params: { resetLink: context.settings.origin + context.settings.addresses.passwordLost },
    // Nothing happened to the account: whoever follows the other link gets all that is needed.
    withNotMe: false,
  })
  return { link: null, message }
}
