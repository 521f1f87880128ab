import { isPlainPath } from '@laissez-passer/core/addresses'

/** What stands in a query as it is. */
const plain = /^[\w-]+$/

/**
 * The same address with another value of one query parameter; everything else is kept, in order.
 *
 * @param path path and query on our own origin
 * @param parameter name and value
 * @returns path and query
 */
export function withParameter(path: string, [name, value]: readonly [string, string]): string {
  // Most are, and the language switch of each page asks.
  if (isPlainPath(path) && plain.test(name) && plain.test(value)) return `${path}?${name}=${value}`
  const url = new URL(path, 'http://origin.invalid')
  url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}

/**
 * A file of one's own.
 *
 * @param page whose folder of assets it is in
 * @param href a path of the same origin; else a name among the assets
 */
export function fileAt({ assets }: { readonly assets: string }, href: string): string {
  return href.startsWith('/') ? href : `${assets}/${href}`
}
