import type { Context } from 'hono'

/**
 * Whether another site made a browser send this (CSRF), by what the browser itself says: `Sec-Fetch-Site`,
 * else `Origin`. A request with neither comes from no browser of this decade, and other programs have
 * nobody's cookies.
 *
 * @param origin the configured one, never the request's Host
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function isForeign(c: Context, origin: string): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const from = c.req.header('Origin')
  return from !== undefined && from !== origin
}
