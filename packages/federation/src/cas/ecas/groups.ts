/**
 * Which of an account's groups a service is told: those whose names it asked for, `*` standing for any
 * letters. Case counts, as in EU Login's directory.
 *
 * @param asked names and patterns; null: the service asked for none
 * @returns null where none were asked for, which is another answer than that there are none
 */
export function groupsAskedFor(memberOf: readonly string[], asked: readonly string[] | null): readonly string[] | null {
  if (asked === null) return null
  return memberOf.filter((name) => asked.some((pattern) => matches(name, pattern)))
}

/** Piece by piece, each where it first occurs: no pattern makes it slow, whatever a service sends. */
function matches(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return name === pattern
  if (!name.startsWith(first)) return false
  let from = first.length
  for (const piece of rest) {
    const at = name.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return name.length - last.length >= from && name.endsWith(last)
}
