import type { Context } from '../context/index.ts'
import type { Account, Level, Proof } from '../ports/index.ts'
import { restingLevel, wishOf } from './demands.ts'
import { hasSecondFactor } from './enrolled.ts'
import { atLeast, levelOf } from './levels.ts'

/**
 * Whether these proofs are two factors where the person wants that always, or the account's domain needs it.
 * The wish rests while the account has no second factor at all: it must not lock out who lost the last one.
 * What the domain needs doesn't, towards a service. One query at most, and only where it isn't met.
 * @param context the use case's.
 * @param options `proofs`: of a sign-in or a session of `account`; `forService`: a service is to be opened.
 */
export async function meetsOwnWish(
  context: Context,
  options: { readonly account: Account; readonly proofs: readonly Proof[]; readonly forService: boolean },
): Promise<boolean> {
  const { account, forService, proofs } = options
  const { methods, settings } = context
  const wish = wishOf(account, settings)
  const level = levelOf(proofs, methods)
  const reaches = (wanted: Level): boolean => level !== null && atLeast(level, wanted)
  if (forService && !reaches(wish.needs ?? 'BASIC')) return false
  return reaches(restingLevel(wish)) || !(await hasSecondFactor(context, account))
}
