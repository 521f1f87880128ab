import type { Context } from '../../context/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { linkMail } from '../../messages/link-mail.ts'
import { mailToNobody } from '../../messages/nobody.ts'
import type { Account, Notice, Seconds } from '../../ports/index.ts'
import type { PasswordRules } from './tries.ts'

const day = 86_400

/**
 * What the owner is told, by mail, when a wrong password has just locked the account to unknown browsers, and
 * when the hundredth has closed it (then with the link that opens it again): each once a day at most. For
 * identifiers that nobody has, as much is made, and written by the same commit.
 *
 * @param context the use case's.
 * @param wrong `account`: null where nobody has what was typed; `rules`: those that the wrong password was
 * counted by.
 * @returns null while nothing is locked.
 */
export async function noticeOfWrongPasswords(
  context: Context,
  { account, rules }: { readonly account: Account | null; readonly rules: PasswordRules },
): Promise<Notice | null> {
  const { now, store } = context
  const keys = rules.before.map(({ key }) => key)
  const locks = await store.throttle.peek(keys, { now })
  const locked = keys.filter((key) => locks.get(key)?.lockedUntil != null)
  if (locked.length === 0) return null
  const until = Math.max(...locked.map((key) => locks.get(key)?.lockedUntil ?? 0))
  const closed = rules.closing !== null && locked.includes(rules.closing)
  const once = { key: `wrong-passwords:${closed ? 'closed' : 'locked'}:${keys[0] ?? ''}`, expiresAt: now + day }
  if (account?.status !== 'active') return { once, toNobody: true, ...(await mailToNobody(context)) }
  const mail = closed ? await closedMail(context, account) : await lockedMail(context, { account, until })
  return { once, toNobody: false, ...mail }
}

type Mail = Pick<Notice, 'link' | 'message'>

function closedMail(context: Context, account: Account): Promise<Mail> {
  const { email: to, language } = account
  return linkMail(context, { template: 'password-closed', account, to, language, continueTo: null })
}

async function lockedMail(
  context: Context,
  { account, until }: { readonly account: Account; readonly until: Seconds },
): Promise<Mail> {
  const message = await accountMail(context, account, {
    template: 'password-locked',
    params: { until, resetLink: context.settings.origin + context.settings.addresses.passwordLost },
    // Nothing happened to the account: whoever follows the other link gets all that is needed.
    withNotMe: false,
  })
  return { link: null, message }
}
