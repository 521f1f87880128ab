/**
 * Says on which line of a JSON text a value stands, from 1; of the nearest one around it where there is none.
 *
 * @param text valid JSON
 * @returns takes the steps to the value: names, and places in lists
 */
export function jsonLines(text: string): (steps: readonly (string | number)[]) => number {
  const lines = new Map<string, number>()
  const open: { name: string | number; readonly list: boolean }[] = []
  let line = 1
  let named = false
  const here = (): string => JSON.stringify(open.map(({ name }) => name))
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
      lines.set(here(), line)
    } else {
      if (!lines.has(here())) lines.set(here(), line)
      if (token === '[' || token === '{') open.push({ name: token === '[' ? 0 : '', list: token === '[' })
      named = false
    }
  }
  return (steps) => {
    for (let length = steps.length; length > 0; length--) {
      const found = lines.get(JSON.stringify(steps.slice(0, length)))
      if (found !== undefined) return found
    }
    return 1
  }
}
