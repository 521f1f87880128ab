import type { Context } from '../context.ts'
import type { MethodName } from '../ports/index.ts'
import { askedOf } from './asked.ts'
import { gone, goOn, type NotStarted, pickCredential, type SignInGone, type WentOn, withChoice } from './go-on.ts'
import { acceptedMethods } from './levels.ts'
import { meantBy } from './offered-as.ts'
import { credentialsFor, setUpOf } from './set-up.ts'
import { findSignIn, knowsWho, type SignInRef } from './state.ts'

/**
 * After the password: takes another method, one of several devices, or the same again ("send the notification again").
 *
 * @param context the use case's.
 * @param input the sign-in and its browser; `method`: its name; `credentialId`: the device chosen, null where there is no choice.
 * @returns as `submitPassword`; `not-accepted` when the destination doesn't take this method, or the password wasn't given yet.
 * A method that isn't set up is taken: the page then says what is missing.
 */
export async function chooseMethod(
  context: Context,
  input: SignInRef & { readonly method: MethodName; readonly credentialId: string | null },
): Promise<WentOn | SignInGone | NotStarted | { readonly ok: false; readonly reason: 'not-accepted' }> {
  const state = await findSignIn(context, input)
  if (!state || state.signIn.completedAt !== null) return gone
  const { methods } = context
  const requirement = askedOf(state.signIn.requirement, { account: state.account, methods })
  const named = acceptedMethods(requirement, methods).find((candidate) => candidate.name === input.method)
  if (!named || !knowsWho(context, state)) return { ok: false, reason: 'not-accepted' }
  const setUp = await setUpOf(context, state.account)
  const method = meantBy(named, { methods, requirement, setUp })
  const credentialId = pickCredential(credentialsFor(method, setUp), { chosen: input.credentialId, method })
  const chosen = await context.store.signIns.choose({
    idHash: state.signIn.idHash,
    method: method.name,
    credentialId,
    now: context.now,
  })
  if (!chosen) return gone
  return goOn(context, { ...input, state: withChoice(state, { method: method.name, credentialId }), method, setUp })
}
