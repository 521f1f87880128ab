import { nearestName } from '@laissez-passer/core/typed'

/**
 * Refuses a name that isn't among those there are.
 *
 * @throws Error that names the one that was probably meant
 */
export function refuseUnknown(
  what: string,
  { name, names }: { readonly name: string; readonly names: readonly string[] },
): void {
  if (names.includes(name)) return
  const meant = nearestName(name, names)
  const said = meant === null ? `There are ${names.join(', ')}.` : `Did you mean ${meant}?`
  throw new Error(`EU Login: ${name} isn’t ${what}. ${said}`)
}
