import { activityEntry } from '../context/activity.ts'
import type { Context, Visitor } from '../context/index.ts'
import { seenAt } from '../context/visitor.ts'
import type { FieldIssue, Invalid, Throttled } from '../errors.ts'
import { breachedPasswordIssues } from '../methods/password/breached.ts'
import { type Busy, unlessBusy } from '../methods/password/busy.ts'
import { normalisePassword } from '../password/index.ts'
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
 * after ten wrong ones; `changed-meanwhile` when somebody else changed it in between; `busy`: too many wait
 * to be hashed, nothing was changed or counted.
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
): Promise<Changed | Invalid | Throttled | Busy> {
  const { account, session } = input.current
  const { confirmPassword, currentPassword, newPassword, visitor } = input
  const { email, uid, firstName, lastName } = account
  if (currentPassword === '') return invalid([{ field: 'currentPassword', code: 'required' }])

  const verdict = await verifyPassword(context, {
    account,
    identifier: email,
    // A count of its own, which can't be used to lock the owner out. Not the browser cookie's: whoever stole
    // the session sends whichever they like.
    by: { kind: 'holder', id: session.idHash },
    password: currentPassword,
    work: 'none',
    from: visitor.address,
    where: seenAt(visitor),
  })
  if (!verdict.ok && verdict.reason === 'wrong-password')
    return invalid([{ field: 'currentPassword', code: 'wrong-password' }])
  if (!verdict.ok && verdict.reason === 'busy') return verdict
  if (!verdict.ok)
    return { ok: false, reason: 'throttled', until: verdict.reason === 'throttled' ? verdict.until : context.now }

  // Only now: comparing with a former password that isn't theirs would answer guesses.
  const about = { email, uid, firstName, lastName, previous: currentPassword }
  const issues = newPasswordIssues(context, { newPassword, confirmPassword, about })
  const { clearThrottle, passwordHash: fromHash } = verdict
  const changed =
    issues.length > 0 ? invalid(issues) : await unlessBusy(() => change(context, { ...input, fromHash, clearThrottle }))
  // The present one was right, whatever is wrong with the new one: a right one is never counted.
  if (!changed.ok) await context.store.throttle.clear(clearThrottle)
  return changed
}

type Changed = { readonly ok: true } | { readonly ok: false; readonly reason: 'changed-meanwhile' }

/** Sets a new password that the policy takes, in place of the one with this hash. */
async function change(
  context: Context,
  input: {
    readonly current: CurrentSession
    readonly newPassword: string
    readonly visitor: Visitor
    readonly fromHash: string
    readonly clearThrottle: readonly string[]
  },
): Promise<Changed | Invalid> {
  const { clearThrottle, current, fromHash, newPassword, visitor } = input
  const { account, session } = current
  const former = await formerPasswordIssues(context, { account, newPassword, present: null, visitor })
  if (former.length > 0) return invalid(former)
  const breached = await breachedPasswordIssues(context, newPassword)
  if (breached.length > 0) return invalid(breached)
  const changed = await context.store.accounts.changePassword({
    accountId: account.id,
    fromHash,
    toHash: await context.hasher.hash(normalisePassword(newPassword), { from: visitor.address, known: account.id }),
    keepSession: session.idHash,
    clearThrottle,
    browserHash: session.browserHash,
    remember: context.settings.passwordPolicy.remembers,
    now: context.now,
    messages: [await passwordChangedMail(context, account, visitor.browserName)],
    activity: await activityEntry(context, {
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
