import { RelyingPartyError } from './errors.ts'
import { mustBeOptions } from './kinds.ts'

/**
 * Refuses names that aren't options: they would do nothing, and whoever wrote them meant something.
 *
 * @param what - whose options they are, e.g. `euLogin`
 * @throws RelyingPartyError that names the one that was probably meant, or says that these are no options
 */
export function refuseUnknown(what: string, given: object, names: readonly string[]): void {
  mustBeOptions(what, given)
  const unknown = Object.keys(given).find((name) => !names.includes(name))
  if (unknown === undefined) return
  const meant = nearest(unknown, names)
  const all = names.length === 1 ? `There is ${names[0]} alone.` : `There are ${names.toSorted().join(', ')}.`
  const said = meant === null ? all : `Did you mean ${meant}?`
  throw new RelyingPartyError('invalid-option', `${unknown} isn’t an option of ${what}. ${said}`)
}

/** The name that is the fewest slips away, a third of its letters at most; null: none is near. */
function nearest(typed: string, names: readonly string[]): string | null {
  const far = names.map((name) => ({ name, slips: slips(typed.toLowerCase().slice(0, 64), name.toLowerCase()) }))
  const [best] = far.toSorted((one, other) => one.slips - other.slips)
  return best !== undefined && best.slips <= Math.max(1, best.name.length / 3) ? best.name : null
}

/** Letters added, left out or replaced (Levenshtein), a row at a time. */
function slips(from: string, to: string): number {
  const start = Array.from({ length: to.length + 1 }, (_, at) => at)
  const last = [...from].reduce<readonly number[]>((above, letter, line) => {
    const row = [line + 1]
    for (const [at, other] of [...to].entries())
      row.push(Math.min((above[at] ?? 0) + Number(letter !== other), (above[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1))
    return row
  }, start)
  return last.at(-1) ?? 0
}
