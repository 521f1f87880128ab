import type { Context } from '../context/index.ts'
import { LaissezPasserError } from '../errors.ts'
import type { Requirement } from '../ports/index.ts'
import { completeSignIn } from './gate.ts'
import { nothingAsked, safeContinue } from './destination.ts'
import { chooseMethod } from './choose-method.ts'
import { gone, type NotStarted, type SignInGone } from './advance.ts'
import { meets } from './levels.ts'
import { findSignIn, knowsWho, type SignInRef } from './load.ts'
import type { OpenedSession } from './step.ts'
import { confirmingIn, includesSecondFactor, enrolledOf } from './enrolled.ts'

/**
 * For someone whose password was right, but who has no second factor at all, on the way to a service that
 * asks for two (A10): opens the gate at what is proved, towards the page where one is set up. The sign-in
 * leads there from now on and no longer to the service, which asks again.
 *
 * Whoever had a second factor that the provider retired is confirmed first: the method that does so starts,
 * and the gate opens when it is proved.
 *
 * @param context the use case's.
 * @param input the sign-in and its browser; `to`: the page, given where the sign-in led so far (a path of
 * ours, or null), so that the person can go on from there afterwards.
 * @returns `opened` null: another step follows. `not-accepted` when the password wasn't given yet, the
 * account has a second factor of whichever method (then that is what allows changing factors), or the page
 * asks for more than is proved.
 * @throws LaissezPasserError `invalid-destination` when `to` gives no path on our own origin below the base.
 */
export async function setUpFirst(
  context: Context,
  input: SignInRef & { readonly to: (continueTo: string | null) => string },
): Promise<
  | { readonly ok: true; readonly opened: OpenedSession | null }
  | SignInGone
  | NotStarted
  | { readonly ok: false; readonly reason: 'not-accepted' }
> {
  const { methods, now, settings, store } = context
  const state = await findSignIn(context, input)
  if (!state || state.signIn.completedAt !== null) return gone
  const to = safeContinue(input.to(state.signIn.continueTo), settings)
  if (to === null) throw new LaissezPasserError('invalid-destination', 'the page to set up a factor is none of ours')
  const destination = (await context.describeDestination(to)) ?? nothingAsked
  const { serviceName, level, methods: names } = destination
  if (!knowsWho(context, state)) return { ok: false, reason: 'not-accepted' }
  const enrolled = await enrolledOf(context, state.account)
  const { idHash } = state.signIn
  const by = confirmingIn(enrolled)
  if (by !== null) {
    // Sent twice: the page of the code is what comes next, and no second mail.
    if (state.signIn.requirement.methods?.includes(by.name)) return { ok: true, opened: null }
    const requirement: Requirement = { serviceName, level: 'BASIC', methods: [by.name] }
    await store.signIns.redirect({ idHash, requirement, continueTo: to, now })
    return chooseMethod(context, { ...input, method: by.name, credentialId: null })
  }
  const requirement: Requirement = { serviceName, level, methods: names }
  if (!meets(state.proofs, { requirement, methods }) || includesSecondFactor(enrolled))
    return { ok: false, reason: 'not-accepted' }
  await store.signIns.redirect({ idHash, requirement, continueTo: to, now })
  return opened(context, input)
}

/** Reads again: of many at once one redirected, and one opens. */
async function opened(
  context: Context,
  input: SignInRef,
): Promise<{ readonly ok: true; readonly opened: OpenedSession } | SignInGone> {
  const state = await findSignIn(context, input)
  const completed = state && (await completeSignIn(context, { ...input, state }))
  return completed?.ok ? completed : gone
}
