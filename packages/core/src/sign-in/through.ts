import type { Context } from '../context.ts'
import type { SignInState } from '../ports/index.ts'
import { askedOf } from './asked.ts'
import { acceptedMethods, meets, methodNamed, provedMethods } from './levels.ts'
import { includesSecondFactor, type SetUp } from './set-up.ts'

/**
 * Whether the sign-in is through: the chosen method is proved and will do, or a second factor is, whatever was chosen since. (Who
 * chose the phone where a password would do is still asked for the phone.)
 */
export function isProved(context: Context, state: SignInState): boolean {
  const { method, requirement } = state.signIn
  const { methods } = context
  if (!meets(state.proofs, { requirement, methods })) return false
  const accepted = acceptedMethods(askedOf(requirement, { account: state.account, methods }), methods)
  const proved = provedMethods(state.proofs, context.methods).filter((candidate) => accepted.includes(candidate))
  return proved.some((candidate) => candidate.name === method || candidate.kind === 'second')
}

/**
 * Whether it is through although the chosen method isn't proved: a second factor was chosen (or is wished for always) that isn't set up, the
 * account has no other, and what is proved is all that the destination asks. Telling such a person to set one up would send them in circles, for that is what they are signing in to do.
 */
export function isThroughWithout(
  context: Context,
  { state, setUp }: { readonly state: SignInState; readonly setUp: SetUp },
): boolean {
  const { account, proofs, signIn } = state
  const chosen = methodNamed(signIn.method, context.methods)
  return (
    (chosen?.kind === 'second' || account?.alwaysTwoFactors === true) &&
    meets(proofs, { requirement: signIn.requirement, methods: context.methods }) &&
    !includesSecondFactor(setUp)
  )
}
