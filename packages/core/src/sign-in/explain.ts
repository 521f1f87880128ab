import type { Requirement } from '../ports/index.ts'
import { requirementFor, type Situation } from './decide.ts'
import { credentialsFor, type Enrolled } from './enrolled.ts'
import { acceptedMethods, isOffered } from './levels.ts'
import { offer } from './offers.ts'
import type { Missing } from './step.ts'

/**
 * Why somebody can't go on at once, and what would help: for the page that explains it. After the password
 * only, for it tells what the account has.
 * @param situation `requirement`: the destination's; `enrolled`: of the account.
 */
export function explain({
  enrolled,
  methods,
  requirement,
  wish,
}: Pick<Situation, 'methods' | 'requirement' | 'wish'> & { readonly enrolled: Enrolled }): Missing {
  const asked: Requirement = requirementFor(requirement, { wish, methods })
  const accepted = acceptedMethods(asked, methods).filter(isOffered)
  const isSetUp = (method: (typeof methods)[number]) => credentialsFor(method, enrolled).length > 0
  const others = methods.filter((method) => method.kind === 'second' && !accepted.includes(method))
  return {
    addable: accepted.filter((method) => !isSetUp(method)).map(offer),
    unfit: others.filter(isSetUp).map(offer),
    only: others.length === 0 ? null : accepted.map(offer),
    ownWish: asked.level !== requirement.level,
  }
}
