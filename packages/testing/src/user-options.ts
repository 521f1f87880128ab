import type { FactorName } from './factors.ts'
import { refuseUnknown } from './unknown-names.ts'
import type { UserOptions } from './user.ts'

const fields: Readonly<Record<keyof UserOptions, true>> = {
  email: true,
  password: true,
  firstName: true,
  lastName: true,
  language: true,
  factors: true,
  pin: true,
  assurance: true,
  groups: true,
}
const factorNames: Readonly<Record<FactorName, true>> = { totp: true, app: true, passkey: true }

/**
 * Refuses what would do nothing, or end somewhere in the middle, for whoever writes JavaScript.
 *
 * @param options who is to have an account
 * @throws Error that names the field or the factor that was probably meant
 */
export function checkUser(options: UserOptions): void {
  const { email, factors = [] } = options
  if (typeof email !== 'string') throw new Error('EU Login: a user has no email, by which they are known.')
  for (const name of Object.keys(options)) refuseUnknown(`a field of ${email}`, { name, names: Object.keys(fields) })
  for (const name of factors) refuseUnknown(`a second factor for ${email}`, { name, names: Object.keys(factorNames) })
}
