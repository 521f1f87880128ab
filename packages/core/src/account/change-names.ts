import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { Invalid, Throttled } from '../errors.ts'
import type { FreshSession } from '../freshness/fresh-session.ts'
import { isEidUid } from '../ids/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import { fullName, personNameIssues, tidyPersonName, tidyTitle, titleIssues } from '../names/index.ts'
import { assuranceOf } from '../policy/assurance.ts'
import { spendOwnMail } from '../policy/mails.ts'
import type { Account } from '../ports/index.ts'

/**
 * Who says what a person is called: they themselves; the country whose eID made the account; the operator,
 * who vouches for whom it belongs to. Services rely on the last two: their names aren't the person's to
 * change.
 */
export type NamesFrom = 'person' | 'country' | 'operator'

/**
 * Who says what the owner of an account is called.
 * @param context `settings` is used.
 */
export function namesFrom(
  { settings }: Pick<Context, 'settings'>,
  account: Pick<Account, 'assurance' | 'email' | 'uid'>,
): NamesFrom {
  if (assuranceOf(account, settings) !== 'LOW') return 'operator'
  return isEidUid(account.uid) ? 'country' : 'person'
}

/**
 * Changes how a person is called. A mail says so. Services are told the new names from the next sign-in,
 * refresh or userinfo on.
 *
 * @param context the use case's.
 * @param input `fresh`: whose; title and names as typed; `browserName`: for the activity log.
 * @returns `invalid` with issues on `title`, `firstName` and `lastName`; `not-theirs` where somebody else
 * says them; `throttled` after five changes in an hour, with until when. Whoever is called so already gets no
 * mail.
 */
export async function changeNames(
  context: Context,
  input: {
    readonly fresh: FreshSession
    readonly title: string
    readonly firstName: string
    readonly lastName: string
    readonly browserName: string
  },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'not-theirs' } | Invalid | Throttled> {
  const { browserName, fresh } = input
  const { account } = fresh
  if (namesFrom(context, account) !== 'person') return { ok: false, reason: 'not-theirs' }
  const issues = [...titleIssues(input.title), ...personNameIssues(input)]
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const names = { title: tidyTitle(input.title), ...tidyPersonName(input) }
  if (fullName(names) === fullName(account) && names.firstName === account.firstName) return { ok: true }
  const throttled = await spendOwnMail(context, { accountId: account.id, kind: 'names' })
  if (throttled !== null) return throttled
  const params = { name: fullName(names), formerName: fullName(account), browser: browserName }
  await context.store.accounts.rename({
    accountId: account.id,
    names,
    messages: [await accountMail(context, account, { template: 'names-changed', params })],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'names-changed',
      details: { name: fullName(names), ...(browserName === '' ? {} : { browser: browserName }) },
    }),
  })
  return { ok: true }
}
