/** A text without case and accents. */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * Whether a search finds something: every word of it must begin a word of what is said there.
 *
 * @param search - as it was typed; empty finds all
 * @param said - texts in which it is looked for
 */
export function finds(search: string, said: readonly string[]): boolean {
  const wanted = folded(search).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return true
  const words = folded(said.join(' ')).split(/[^\p{L}\p{N}]+/u)
  return wanted.every((one) => {
    const parts = one.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    return parts.every((part) => words.some((word) => word.startsWith(part)))
  })
}
