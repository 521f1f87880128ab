import type { ProviderSettings, VerificationMethod } from '../context/index.ts'
import { ruleOfDomain } from '../policy/domains.ts'
import type { Account, Level, Requirement } from '../ports/index.ts'
import { acceptedMethods, atLeast } from './levels.ts'

/** What is asked of an account besides what its destination asks. */
export interface Wish extends Pick<Account, 'alwaysTwoFactors' | 'preferredMethod'> {
  /** The level without which no service is opened to it, as the operator says of its domain. Absent: any. */
  readonly needs?: Level
}

/** What is asked of this account, whatever its destination asks. */
export function wishOf(account: Account, settings: Pick<ProviderSettings, 'assuranceByDomain'>): Wish {
  const { alwaysTwoFactors, preferredMethod } = account
  return { alwaysTwoFactors, preferredMethod, needs: ruleOfDomain(account, settings).level }
}

/**
 * A requirement at this level at least: by what the destination takes or, where that reaches none, by any.
 */
export function raisedTo(
  level: Level,
  { methods, requirement }: { readonly requirement: Requirement; readonly methods: readonly VerificationMethod[] },
): Requirement {
  if (atLeast(requirement.level, level)) return requirement
  // Whoever is to be confirmed has no second factor to ask for.
  if (methods.some(({ kind, name }) => kind === 'confirmation' && requirement.methods?.includes(name)))
    return requirement
  const raised: Requirement = { ...requirement, level }
  return acceptedMethods(raised, methods).length > 0 ? raised : { ...raised, methods: null }
}

/**
 * What a service's sign-in asks of an account whose domain needs a level: that, too, whether or not the
 * account has anything that reaches it. Pages of the provider itself ask as before: there it is set up.
 */
export function demanded(
  requirement: Requirement,
  { methods, wish }: { readonly wish: Wish; readonly methods: readonly VerificationMethod[] },
): Requirement {
  if (requirement.serviceName === null || wish.needs === undefined) return requirement
  return raisedTo(wish.needs, { requirement, methods })
}

/**
 * The level that is wanted of an account as long as it has a second factor at all: what its owner wants, and
 * what its domain needs, as far as any two factors reach. It must not lock out who lost the last.
 */
export function restingLevel({ alwaysTwoFactors, needs = 'BASIC' }: Wish): Level {
  return alwaysTwoFactors || needs !== 'BASIC' ? 'MEDIUM' : 'BASIC'
}
