import { LaissezPasserError } from './errors.ts'
import type { PasswordPolicy } from './policy.ts'

/** EU Login before 2025: 8 characters from three of the four groups, white space allowed. */
export const euloginClassic: PasswordPolicy = {
  name: 'eulogin-classic',
  minLength: 8,
  maxLength: 128,
  minGroups: 3,
  refuseOwnData: true,
  refuseCommon: 'exact',
  refuseMonotony: false,
  refuseVariation: false,
  remembers: 0,
  maxAgeDays: null,
}

/**
 * EU Login since 2025: 10 characters from all four groups, changed every six months, and not by counting up.
 */
export const eulogin2025: PasswordPolicy = {
  name: 'eulogin-2025',
  minLength: 10,
  maxLength: 128,
  minGroups: 4,
  refuseOwnData: true,
  refuseCommon: 'exact',
  refuseMonotony: false,
  refuseVariation: true,
  remembers: 5,
  maxAgeDays: 183,
}

/**
 * NIST SP 800-63B-4: long, not common, not one's own name; no rule of composition, no expiry. 15 characters,
 * because a password alone opens the services that ask for BASIC.
 * @see NIST SP 800-63B-4 §3.1.1.2
 */
export const nist80063b: PasswordPolicy = {
  name: 'nist-800-63b',
  minLength: 15,
  maxLength: 128,
  minGroups: 0,
  refuseOwnData: true,
  refuseCommon: 'variants',
  refuseMonotony: true,
  refuseVariation: false,
  remembers: 0,
  maxAgeDays: null,
}

/** The three policies that come with the package, the default first. */
export const passwordPolicies: readonly PasswordPolicy[] = [eulogin2025, euloginClassic, nist80063b]

/**
 * The policy of this name.
 * @param name e.g. `eulogin-2025`.
 * @throws LaissezPasserError `invalid-settings` when there is none.
 */
export function policyNamed(name: string): PasswordPolicy {
  const policy = passwordPolicies.find((candidate) => candidate.name === name)
  if (policy) return policy
  const names = passwordPolicies.map((candidate) => candidate.name).join(', ')
  throw new LaissezPasserError('invalid-settings', `there is no password policy ${name}; there are ${names}`)
}
