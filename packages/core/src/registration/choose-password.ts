import { activityEntry } from '../context/activity.ts'
import type { Context, Visitor } from '../context/index.ts'
import type { Invalid } from '../errors.ts'
import { hashToken } from '../ids/index.ts'
import type { LinkPurpose } from '../ports/index.ts'
import { breachedPasswordIssues } from '../methods/password/breached.ts'
import { normalisePassword } from '../password/index.ts'
import { type Busy, unlessBusy } from '../methods/password/busy.ts'
import { formerPasswordIssues } from '../methods/password/former.ts'
import { newPasswordIssues } from '../methods/password/new-password.ts'
import { passwordKey } from '../methods/password/tries.ts'
import { tidyPersonName } from '../names/index.ts'
import { type InvitedPerson, invitedAs, invitedIssues } from './invited.ts'
import type { LinkAccount, LinkGone } from './link.ts'
import { passwordChangedMail } from '../messages/password-changed-mail.ts'
import { signInByLink } from './sign-in-by-link.ts'

/**
 * Sets the password by a link in a mail. The link is spent by the first password that the policy accepts, for
 * exactly one of any number of parallel callers; the account becomes active, its other links and all its
 * sessions end, its counts of wrong passwords are cleared (the password opens again to unknown browsers), and
 * after a reset a mail says so. With it begins a sign-in in which the password is proved (`signInByLink`):
 * nobody types it again. Opens no session by itself and removes no second factor.
 *
 * @param context the use case's.
 * @param input `token`: from the link's address; both fields as typed; `person`: by the link of an
 * invitation, whose names and language it sets; `visitor`: the browser that sent them,
 * one of the account's from now on, so that strangers can't close the password to it before it is used.
 * @returns where the person was going, and the sign-in's id; `invalid` with issues on `newPassword` and
 * `confirmPassword` (the link still works); `not-found`: expired, used, or never there; `busy`: too many wait
 * to be hashed (the link still works).
 */
export function choosePassword(context: Context, input: Chosen): Promise<PasswordSet | Invalid | LinkGone | Busy> {
  return unlessBusy(() => choose(context, input))
}

interface Chosen {
  readonly token: string
  /** What whoever was invited says of themselves; null: nothing was asked. */
  readonly person?: InvitedPerson | null
  readonly newPassword: string
  readonly confirmPassword: string
  readonly visitor: Visitor
}

interface PasswordSet {
  readonly ok: true
  readonly purpose: LinkPurpose
  readonly account: LinkAccount
  readonly continueTo: string | null
  /** For the address of the step that comes next. */
  readonly signInId: string
}

async function choose(context: Context, input: Chosen): Promise<PasswordSet | Invalid | LinkGone> {
  const { now, store } = context
  const tokenHash = hashToken(input.token)
  const found = await store.accounts.findLink(tokenHash, { now })
  if (!found || found.account.status === 'locked') return { ok: false, reason: 'not-found' }
  const { account, link } = found
  const { email, uid } = account
  const person = link.purpose === 'invitation' ? (input.person ?? invitedAs(account)) : null
  const { firstName, language, lastName } = person ?? account
  const issues = [
    ...(person ? invitedIssues(context, person) : []),
    ...newPasswordIssues(context, { ...input, about: { email, uid, firstName, lastName } }),
  ]
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const { newPassword, visitor } = input
  const former = await formerPasswordIssues(context, { account, newPassword, present: account.passwordHash, visitor })
  if (former.length > 0) return { ok: false, reason: 'invalid', issues: former }
  const breached = await breachedPasswordIssues(context, newPassword)
  if (breached.length > 0) return { ok: false, reason: 'invalid', issues: breached }

  const reset = link.purpose === 'reset-password'
  const { continueTo } = link
  const { signInId, ...begins } = await signInByLink(context, { account, continueTo, visitor })
  const set = await store.accounts.setPasswordByLink({
    tokenHash,
    passwordHash: await context.hasher.hash(normalisePassword(newPassword), { from: visitor.address }),
    now,
    clearThrottle: [passwordKey(account.id)],
    browser: { accountId: account.id, browserHash: hashToken(input.visitor.browserToken) },
    ...(person ? { person: { ...tidyPersonName(person), language } } : {}),
    remember: context.settings.passwordPolicy.remembers,
    messages: reset ? [await passwordChangedMail(context, account)] : [],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: reset ? 'password-reset' : 'password-chosen',
    }),
    begins,
  })
  if (!set) return { ok: false, reason: 'not-found' }
  return {
    ok: true,
    purpose: link.purpose,
    account: { email, uid, firstName, lastName, language },
    continueTo,
    signInId,
  }
}
