import type { Context } from '../context/index.ts'
import type { Account, Proof } from '../ports/index.ts'
import { hasSecondFactor } from './enrolled.ts'
import { hasTwoFactors } from './levels.ts'

/**
 * Whether these proofs are two factors where the person wants that always. The wish rests while the account
 * has no second factor at all: it must not lock out who lost the last one. One query at most, and only where
 * the wish isn't met.
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
