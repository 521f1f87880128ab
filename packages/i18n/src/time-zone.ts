/**
 * Names that were looked up, with the zone's own: making a format to ask takes longer than most pages, and
 * what servers use where nobody said anything needs no asking.
 */
const known = new Map([['UTC', 'UTC']])

/** How many are kept: there are some 600 zones, but each may be written in any case. */
const KEPT = 1000

/**
 * A time zone that this runtime knows, by the name that it has there; null for anything else. For names that
 * come from elsewhere (a cookie, a column): `Intl` throws at a name that it doesn't know. Offsets (`+05:30`)
 * are none, they know no summer.
 * @param name e.g. `Europe/Vilnius`, in any case; of any length and kind.
 */
export function timeZoneOf(name: unknown): string | null {
  if (typeof name !== 'string' || name.length > 64 || !/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return null
  const kept = known.get(name)
  if (kept !== undefined) return kept
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    if (known.size >= KEPT) known.clear()
    known.set(name, timeZone)
    return timeZone
  } catch {
    return null
  }
}
