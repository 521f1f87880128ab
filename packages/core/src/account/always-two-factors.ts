import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { FreshSession } from '../freshness/fresh-session.ts'
import { countFactors, enrolledOf } from '../sign-in/enrolled.ts'

/**
 * How many second factors there must be before two are always asked for: the loss of one must not lock its
 * owner out.
 */
export const factorsForAlways = 2

/**
 * "Always ask for two factors": from now on every sign-in asks for two, whatever a service asks; or no
 * longer. Switched on, other sessions that proved one factor end. A mail says so. While the account has no
 * second factor at all (the last one was lost and removed), the wish rests.
 *
 * @param context the use case's.
 * @param input `fresh`: whose; `on`; `browserName`: for the activity log.
 * @returns `too-few` with how many second factors there are, when there are fewer than two. What is so
 * already stays so, without a mail.
 */
export async function setAlwaysTwoFactors(
  context: Context,
  { fresh, on, browserName }: { readonly fresh: FreshSession; readonly on: boolean; readonly browserName: string },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'too-few'; readonly factors: number }> {
  const { account, session } = fresh
  const factors = countFactors(await enrolledOf(context, account))
  if (on && factors < factorsForAlways) return { ok: false, reason: 'too-few', factors }
  const what = on ? 'always-two-factors-on' : 'always-two-factors-off'
  await context.store.accounts.setAlwaysTwoFactors({
    accountId: account.id,
    on,
    keepSession: session.idHash,
    messages: [await accountMail(context, account, { template: what, params: { browser: browserName } })],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: what,
      details: browserName === '' ? {} : { browser: browserName },
    }),
  })
  return { ok: true }
}
