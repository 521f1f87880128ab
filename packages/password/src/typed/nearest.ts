/**
 * The name that was probably meant: one that is a slip or two away, or the same but for case, hyphens and
 * underscores.
 *
 * @param typed a name that is none of these.
 * @param names those there are.
 * @param options `most`: how many slips at most, three by default; fewer where much else may be meant.
 * @returns null when none is near.
 */
export function nearestName(
  typed: string,
  names: Iterable<string>,
  { most = 3 }: { readonly most?: number } = {},
): string | null {
  const word = plain(typed).slice(0, 64)
  let best: { readonly name: string; readonly slips: number } | null = null
  for (const name of names) {
    const other = plain(name)
    // A third of the letters, at most: `sms` isn't meant by `eid`.
    const limit = Math.min(most, Math.floor(Math.max(word.length, other.length) / 3), (best?.slips ?? Infinity) - 1)
    const slips = slipsBetween(word, other, limit)
    if (slips <= limit) best = { name, slips }
  }
  return best?.name ?? null
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/**
 * Letters added, left out, replaced or exchanged with their neighbour (optimal string alignment); no more is
 * counted than `limit`, above which it is `Infinity`: a start compares a whole environment.
 */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const exchanged = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        exchanged ? (before[j - 2] ?? 0) + 1 : Infinity,
      )
    }
    // An exchange looks one row further back.
    if (Math.min(...row, ...next) > limit) return Infinity
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
