import type { Context } from '../context.ts'
import type { Account, SignInState } from '../ports/index.ts'
import { acceptedMethods, meets, methodNamed, provedMethods } from './levels.ts'

/**
 * Whether the sign-in is through: the chosen method is proved and will do, or a second factor is, whatever was chosen since. (Who
 * chose the phone where a password would do is still asked for the phone.)
 */
export function isProved(context: Context, state: SignInState): boolean {
  const { method, requirement } = state.signIn
  const accepted = acceptedMethods(requirement, context.methods)
  const proved = provedMethods(state.proofs, context.methods).filter((candidate) => accepted.includes(candidate))
  return proved.some((candidate) => candidate.name === method || candidate.kind === 'second')
}

/**
 * As `isProved`; also when a second factor was chosen that isn't set up, the account has no other, and what is proved is all that is asked:
 * telling such a person to set one up would send them in circles, for that is what they are signing in to do.
 */
export async function isThrough(context: Context, state: SignInState): Promise<boolean> {
  if (isProved(context, state)) return true
  const { account, proofs, signIn } = state
  const chosen = methodNamed(signIn.method, context.methods)
  if (account === null || chosen?.kind !== 'second') return false
  if (!meets(proofs, { requirement: signIn.requirement, methods: context.methods })) return false
  return !(await hasSecondFactor(context, account))
}

/**
 * Whether the account has a second factor set up, of whichever method; ways back in aren't factors. One query for each method at most.
 * @param context `methods` are used, and what they need.
 * @param account whose.
 */
export async function hasSecondFactor(context: Context, account: Account): Promise<boolean> {
  const second = context.methods.filter((method) => method.kind === 'second' && !method.recovery)
  const credentials = await Promise.all(second.map((method) => method.credentials(context, account)))
  return credentials.some((found) => found.length > 0)
}
