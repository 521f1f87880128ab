import { accepts, checkOptions, optional, type OptionRule, type OptionRules } from '@laissez-passer/core/options'
import type { FactorName } from './factors.ts'
import { refuseUnknown } from './unknown-names.ts'
import type { UserOptions } from './user.ts'

const text = (accepted: string): OptionRule => ({ takes: (given) => typeof given === 'string', accepted })

// Whether a name, a password, a PIN can be is the pages' to say.
const rules: OptionRules<UserOptions> = {
  email: text('an address'),
  password: optional(text('a password')),
  firstName: optional(text('a name')),
  lastName: optional(text('a name')),
  language: optional(text('a language, such as en')),
  factors: optional(accepts.list(text('a second factor'))),
  pin: optional(text('digits as text, such as 4826')),
  assurance: optional(accepts.oneOf('LOW', 'MEDIUM', 'HIGH', 'TOP')),
  groups: optional(accepts.list(accepts.text('a group'))),
}
const factorNames: Readonly<Record<FactorName, true>> = { totp: true, app: true, passkey: true }

/**
 * Refuses what would do nothing, or end somewhere in the middle, for whoever writes JavaScript.
 *
 * @param options who is to have an account
 * @throws Error that names the field or the factor that was probably meant
 */
export function checkUser(options: UserOptions): void {
  const { email, factors = [] } = options ?? {}
  if (typeof email !== 'string') throw new Error('EU Login: a user has no email, by which they are known.')
  for (const name of Object.keys(options)) refuseUnknown(`a field of ${email}`, { name, names: Object.keys(rules) })
  checkOptions(email, options, rules)
  for (const name of factors) refuseUnknown(`a second factor for ${email}`, { name, names: Object.keys(factorNames) })
}
