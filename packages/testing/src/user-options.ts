import { nearestName } from '@laissez-passer/core/typed'
import type { FactorName } from './factors.ts'
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

/**
 * Refuses a name that isn't among those there are.
 *
 * @throws Error that names the one that was probably meant
 */
function refuseUnknown(
  what: string,
  { name, names }: { readonly name: string; readonly names: readonly string[] },
): void {
  if (names.includes(name)) return
  const meant = nearestName(name, names)
  const said = meant === null ? `There are ${names.join(', ')}.` : `Did you mean ${meant}?`
  throw new Error(`EU Login: ${name} isn’t ${what}. ${said}`)
}
