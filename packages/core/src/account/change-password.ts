import { activityEntry } from '../context/activity.ts'
import type { Context, Visitor } from '../context/index.ts'
import type { FieldIssue, Invalid, Throttled } from '../errors.ts'
import { breachedPasswordIssues } from '../methods/password/breached.ts'
import { normalisePassword } from '../password/fold.ts'
import { newPasswordIssues } from '../methods/password/new-password.ts'
import { formerPasswordIssues } from '../methods/password/former.ts'
import { passwordChangedMail } from '../messages/password-changed-mail.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { verifyPassword } from '../methods/password/verify.ts'

/**
 * Changes the password of someone who is signed in, after the current one was typed. Every other session
 * ends, all links end, a mail says so; one commit.
 *
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave; the three fields as typed; the visitor.
 * @returns `invalid` with issues on `currentPassword` (`required`, `wrong-password`), `newPassword` (the
 * policy's, `same-as-before`, `variation`, `used-before`, `breached`) and `confirmPassword`; `throttled`
 * after ten wrong ones; `changed-meanwhile` when somebody else changed it in between.
 */
export async function changePassword(
  context: Context,
  input: {
    readonly current: CurrentSession
    readonly currentPassword: string
    readonly newPassword: string
    readonly confirmPassword: string
    readonly visitor: Visitor
  },
): Promise<{ readonly ok: true } | Invalid | Throttled | { readonly ok: false; readonly reason: 'changed-meanwhile' }> {
  const { account, session } = input.current
  const { confirmPassword, currentPassword, newPassword, visitor } = input
  const { email, uid, firstName, lastName } = account
  if (currentPassword === '') return invalid([{ field: 'currentPassword', code: 'required' }])

  const verdict = await verifyPassword(context, {
    account,
    identifier: email,
    // Whoever has the session gets a count of its own, which can't be used to lock the owner out. Not the
    // browser cookie's: who stole the session sends whichever they like.
    knownBrowser: true,
    visitor: { ...visitor, browserToken: session.idHash },
    password: currentPassword,
  })
  if (!verdict.ok && verdict.reason === 'wrong-password')
    return invalid([{ field: 'currentPassword', code: 'wrong-password' }])
  if (!verdict.ok)
    return { ok: false, reason: 'throttled', until: verdict.reason === 'throttled' ? verdict.until : context.now }

  // Only now: comparing with a former password that isn't theirs would answer guesses.
  const about = { email, uid, firstName, lastName, previous: currentPassword }
  const issues = newPasswordIssues(context, { newPassword, confirmPassword, about })
  if (issues.length > 0) return invalid(issues)
  const former = await formerPasswordIssues(context, { account, newPassword, present: null })
  if (former.length > 0) return invalid(former)
  const breached = await breachedPasswordIssues(context, newPassword)
  if (breached.length > 0) return invalid(breached)
  const changed = await context.store.accounts.changePassword({
    accountId: account.id,
    fromHash: verdict.passwordHash,
    toHash: await context.hasher.hash(normalisePassword(newPassword)),
    keepSession: session.idHash,
    clearThrottle: verdict.clearThrottle,
    remember: context.settings.passwordPolicy.remembers,
    now: context.now,
    messages: [await passwordChangedMail(context, account, visitor.browserName)],
    activity: activityEntry(context, {
      accountId: account.id,
      kind: 'password-changed',
      details: visitor.browserName === '' ? {} : { browser: visitor.browserName },
    }),
  })
  return changed ? { ok: true } : { ok: false, reason: 'changed-meanwhile' }
}

function invalid(issues: readonly FieldIssue[]): Invalid {
  return { ok: false, reason: 'invalid', issues }
}
