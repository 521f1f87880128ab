import type { Context } from '../context.ts'
import type { Account, Proof, Requirement } from '../ports/index.ts'
import { acceptedMethods, atLeast, hasTwoFactors } from './levels.ts'
import type { VerificationMethod } from './method.ts'
import { hasSecondFactor } from './set-up.ts'

/**
 * What is asked of this account: what the destination asks and, where the person wants two factors always, a second one on top: one that the
 * destination takes or, where it takes none, any. (The page that asks for the password shows what the destination asks, whoever comes.)
 * @param requirement the destination's.
 * @param options `account`: null while nobody is known; `methods`: the provider's.
 */
export function askedOf(
  requirement: Requirement,
  { account, methods }: { readonly account: Account | null; readonly methods: readonly VerificationMethod[] },
): Requirement {
  if (!account?.alwaysTwoFactors || atLeast(requirement.level, 'MEDIUM')) return requirement
  // Whoever is to be confirmed has no second factor to ask for.
  if (methods.some(({ confirms, name }) => confirms && requirement.methods?.includes(name))) return requirement
  const raised: Requirement = { ...requirement, level: 'MEDIUM' }
  return acceptedMethods(raised, methods).length > 0 ? raised : { ...raised, methods: null }
}

/**
 * Whether these proofs are two factors where the person wants that always. The wish rests while the account has no second factor at all: it
 * must not lock out who lost the last one. One query at most, and only where the wish isn't met.
 * @param context the use case's.
 * @param options `proofs`: of a sign-in or a session of `account`.
 */
export async function meetsOwnWish(
  context: Context,
  { account, proofs }: { readonly account: Account; readonly proofs: readonly Proof[] },
): Promise<boolean> {
  if (!account.alwaysTwoFactors || hasTwoFactors(proofs, context.methods)) return true
  return !(await hasSecondFactor(context, account))
}
