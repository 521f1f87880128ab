/**
 * An address with these parameters after its own.
 *
 * @param address may have a query already, no fragment
 * @param params are escaped; null and undefined leave theirs out
 */
export function withQuery(
  address: string,
  params: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const query = Object.entries(params)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
  if (query === '') return address
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}

/** What an address of ours may be long, and what it may make of the query that it stands in once escaped. */
const longest = { address: 8192, escaped: 12_288 }

/**
 * Whether an address of ours is short enough to be come back to: as it is sent, and as `?continue=` of
 * another address, where each of its signs may be three. Servers and proxies take headers of 16 KB in all,
 * and many take less.
 *
 * @param address path and query in normal form, as `URL` gives it
 */
export function isKeepable(address: string): boolean {
  if (address.length > longest.address) return false
  return address.length * 3 <= longest.escaped || encodeURIComponent(address).length <= longest.escaped
}

/**
 * Whether a path is its own normal form, by a glance that takes a tenth of what `URL` does: nothing is
 * escaped in it, no segment leads upwards, it has no query. False says nothing: `URL` is to be asked.
 *
 * @param path begins with a slash
 */
export function isPlainPath(path: string): boolean {
  return plainPath.test(path)
}

const plainPath = /^(?:\/[\w-]+)+$/
