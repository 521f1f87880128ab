import type { Context } from '../context.ts'
import type { Account, Requirement } from '../ports/index.ts'
import { askedOf } from './asked.ts'
import { acceptedMethods } from './levels.ts'
import { offer } from './offers.ts'
import { credentialsFor, type SetUp } from './set-up.ts'
import type { Missing } from './step.ts'

/**
 * Why somebody can't go on at once, and what would help: for the page that explains it. After the password only, for it tells what the account has.
 * @param context `methods` are used.
 * @param options `requirement`: the destination's; `setUp`: of the account.
 */
export function whatIsMissing(
  { methods }: Pick<Context, 'methods'>,
  {
    account,
    requirement,
    setUp,
  }: { readonly account: Account; readonly requirement: Requirement; readonly setUp: SetUp },
): Missing {
  const asked = askedOf(requirement, { account, methods })
  const accepted = acceptedMethods(asked, methods).filter(({ recovery }) => !recovery)
  const isSetUp = (method: (typeof methods)[number]) => credentialsFor(method, setUp).length > 0
  const others = methods.filter((method) => method.kind === 'second' && !method.recovery && !accepted.includes(method))
  return {
    addable: accepted.filter((method) => !isSetUp(method)).map(offer),
    unfit: others.filter(isSetUp).map(offer),
    only: others.length === 0 ? null : accepted.map(offer),
    ownWish: asked.level !== requirement.level,
  }
}
