/** Words of letters, with what stands within names: joiners, apostrophes, hyphens, middle dots. */
const word = String.raw`[\p{L}\p{Nl}][\p{L}\p{M}\u200C\u200D]*`
const greetable = new RegExp(`^(?=.{1,40}$)${word}(?:(?:\\.? |[ '‘’´\`·‧・‐-])${word}){0,3}\\.?$`, 'u')

/**
 * A first name that may stand in a letter, or null. Anyone can register someone else's address under any
 * "name", an advertisement or a false link among them: such a name is not repeated to the person who gets the
 * letter.
 *
 * @param name as typed
 */
export function nameToGreet(name: string | number | undefined): string | null {
  const text = String(name ?? '').trim()
  return greetable.test(text) ? text : null
}
