/** Values of a metric's labels, by their names. */
export type Labels<Name extends string> = Readonly<Record<Name, string>>

/** More series than this tell nobody anything and fill the memory of whoever collects them. */
const mostSeries = 2000
const harmless = /^[\w:/.*@+ -]{1,120}$/
const rest = 'other'

/** The series of one metric, each with its labels. */
export interface Series<Value> {
  /** The series of these values, made at its first use. */
  of(labels: Labels<string>): Value
  all(): Iterable<readonly [labels: string, value: Value]>
}

/**
 * Keeps a value for each combination of labels, and bounds them: what doesn't look like a name of ours
 * counts as `other`, and so does every combination beyond 2000. So no text of a stranger becomes a label,
 * and no flood of them fills the memory.
 *
 * @param names of the labels, in the order in which they are written
 * @param make gives the value that a series begins with
 */
export function seriesOf<Value>(names: readonly string[], make: () => Value): Series<Value> {
  const byKey = new Map<string, Value>()
  const written = new Map<string, Value>()

  function made(values: readonly string[], key: string): Value {
    const value = make()
    byKey.set(key, value)
    written.set(names.map((name, index) => `${name}="${values[index] ?? ''}"`).join(','), value)
    return value
  }

  return {
    of(labels) {
      let key = ''
      for (const name of names) key += `${labels[name] ?? ''}\u0000`
      const known = byKey.get(key)
      if (known !== undefined) return known
      const isFull = byKey.size >= mostSeries
      const values = names.map((name) => (isFull ? rest : tame(labels[name] ?? '')))
      const tamed = values.map((value) => `${value}\u0000`).join('')
      return byKey.get(tamed) ?? made(values, tamed)
    },
    all: () => written,
  }
}

function tame(value: string): string {
  return value === '' || harmless.test(value) ? value : rest
}
