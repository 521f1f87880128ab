import type { Context } from '../context/index.ts'
import type { MethodName } from '../ports/index.ts'
import { advance, changed, gone, type NotStarted, type SignInGone, type WentOn } from './advance.ts'
import { decide, requirementFor } from './decide.ts'
import { enrolledOf } from './enrolled.ts'
import { acceptedMethods } from './levels.ts'
import { findSignIn, knowsWho, type SignInRef, situationOf } from './load.ts'

/**
 * After the password: takes another method, one of several devices, or the same again ("send the notification
 * again").
 *
 * @param context the use case's.
 * @param input the sign-in and its browser; `method`: its name; `credentialId`: the device chosen, null where
 * there is no choice.
 * @returns as `submitPassword`; `not-accepted` when the destination doesn't take this method, or the password
 * wasn't given yet. A method that isn't set up is taken: the page then says what is missing.
 */
export async function chooseMethod(
  context: Context,
  input: SignInRef & { readonly method: MethodName; readonly credentialId: string | null },
): Promise<WentOn | SignInGone | NotStarted | { readonly ok: false; readonly reason: 'not-accepted' }> {
  const state = await findSignIn(context, input)
  if (!state || state.signIn.completedAt !== null) return gone
  const situation = situationOf(context, state)
  const accepted = acceptedMethods(requirementFor(situation.requirement, situation), context.methods)
  if (!accepted.some(({ name }) => name === input.method) || !knowsWho(context, state))
    return { ok: false, reason: 'not-accepted' }
  const { credentialId, method } = input
  const enrolled = await enrolledOf(context, state.account)
  const decision = decide({ ...situation, enrolled, picked: { method, credentialId } })
  const choice = { method: decision.choice.method?.name ?? method, credentialId: decision.choice.credentialId }
  const { idHash } = state.signIn
  const chosen = await context.store.signIns.choose({ idHash, ...choice, now: context.now })
  return chosen ? advance(context, { ...input, state: changed(state, choice), decision }) : gone
}
