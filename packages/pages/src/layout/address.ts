/**
 * The same address with another value of one query parameter; everything else is kept, in order.
 *
 * @param path path and query on our own origin
 * @param parameter name and value
 * @returns path and query
 */
export function withParameter(path: string, [name, value]: readonly [string, string]): string {
  const url = new URL(path, 'http://origin.invalid')
  url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}
