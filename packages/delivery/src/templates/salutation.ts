/**
 * A first name that may stand in a letter, or null. Anyone can register someone else's address under any
 * "name", an advertisement or a false link among them: such a name is not repeated to the person who gets the
 * letter.
 *
 * @param name as typed
 */
export function nameToGreet(name: string | number | undefined): string | null {
  const text = String(name ?? '').trim()
  return /^(?=.{1,40}$)\p{L}[\p{L}\p{M}]*(?:[ '\u2019-][\p{L}\p{M}]+){0,3}\.?$/u.test(text) ? text : null
}
