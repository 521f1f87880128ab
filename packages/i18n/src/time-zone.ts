/**
 * A time zone that this runtime knows, by the name that it has there; null for anything else. For names that
 * come from elsewhere (a cookie, a column): `Intl` throws at a name that it doesn't know. Offsets (`+05:30`)
 * are none, they know no summer.
 * @param name e.g. `Europe/Vilnius`, in any case; of any length and kind.
 */
export function timeZoneOf(name: unknown): string | null {
  if (typeof name !== 'string' || name.length > 64 || !/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
