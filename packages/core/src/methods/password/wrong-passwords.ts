import type { Context } from '../../context/index.ts'
import type { Account, Seconds, ThrottleRule } from '../../ports/index.ts'
import { linkMail } from '../../messages/link-mail.ts'
import { answerNobody } from '../../messages/nobody.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { isClosed } from '../../policy/password-tries.ts'

const day = 86_400

/**
 * Tells the owner by mail when a wrong password has just locked the account to unknown browsers, and when the hundredth has closed it (then with the link that opens it again): each
 * once a day at most. For identifiers that nobody has, as much is looked up and written.
 *
 * @param context the use case's.
 * @param wrong `account`: null where nobody has what was typed; `counts`: those that the wrong password was counted under (`PasswordRules.before`).
 */
export async function tellOfWrongPasswords(
  context: Context,
  { account, counts }: { readonly account: Account | null; readonly counts: readonly ThrottleRule[] },
): Promise<void> {
  const { now, store } = context
  const locks = await store.throttle.peek(
    counts.map(({ key }) => key),
    { now },
  )
  const until = Math.max(...[...locks.values()].map(({ lockedUntil }) => lockedUntil ?? 0))
  if (until <= now) return
  const closed = isClosed(until, now)
  const told = `wrong-passwords:${closed ? 'closed' : 'locked'}:${counts[0]?.key ?? ''}`
  if (!(await store.seen.first(told, { expiresAt: now + day, now }))) return
  if (account?.status !== 'active') await answerNobody(context)
  else if (closed) await store.accounts.issueLink(await closedMail(context, account))
  else await lockedMail(context, { account, until })
}

function closedMail(context: Context, account: Account): ReturnType<typeof linkMail> {
  const { email: to, language } = account
  return linkMail(context, { template: 'password-closed', account, to, language, continueTo: null })
}

async function lockedMail(
  context: Context,
  { account, until }: { readonly account: Account; readonly until: Seconds },
): Promise<void> {
  await context.store.outbox.add([
    await accountMail(context, account, {
      template: 'password-locked',
      params: { until, resetLink: context.settings.origin + context.settings.addresses.passwordLost },
      // Nothing happened to the account: whoever follows the other link gets all that is needed.
      withNotMe: false,
    }),
  ])
}
