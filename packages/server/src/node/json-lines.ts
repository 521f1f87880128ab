/** A value of a JSON text: where it stands, and what is in it. */
interface Place {
  readonly line: number
  readonly inside: Map<string | number, Place>
}

/**
 * Says on which line of a JSON text a value stands, from 1; of the nearest one around it where there is none.
 * Takes time and memory as the text is long, however deep it goes.
 *
 * @param text valid JSON
 * @returns takes the steps to the value: names, and places in lists
 */
export function jsonLines(text: string): (steps: readonly (string | number)[]) => number {
  const whole: Place = { line: 1, inside: new Map() }
  const open: { readonly place: Place; readonly list: boolean; name: string | number }[] = []
  let line = 1
  let named = false
  const member = (name: string | number): Place => {
    const place = { line, inside: new Map() }
    open.at(-1)?.place.inside.set(name, place)
    return place
  }
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|\n|[[\]{},:]|[^\s"[\]{},:]+/g)) {
    const top = open.at(-1)
    if (token === '\n') line += 1
    else if (token === ']' || token === '}') open.pop()
    else if (token === ',') {
      if (top?.list) top.name = Number(top.name) + 1
      named = false
    } else if (token === ':') named = true
    else if (top && !top.list && !named) {
      top.name = String(JSON.parse(token))
      member(top.name)
    } else {
      const place = top === undefined ? whole : top.list ? member(top.name) : (top.place.inside.get(top.name) ?? whole)
      if (token === '[' || token === '{') open.push({ place, name: token === '[' ? 0 : '', list: token === '[' })
      named = false
    }
  }
  return (steps) => {
    let place = whole
    for (const step of steps) {
      const next = place.inside.get(step)
      if (next === undefined) break
      place = next
    }
    return place.line
  }
}
