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

/**
 * Whether a form says that a page of ours sent it. Asked where most is at stake: what says nothing of where
 * it comes from is not taken there, nor what an extension or a typed address sends.
 *
 * @param origin the configured one, never the request's Host
 */
export function saysOurs(c: Context, origin: string): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  return site === undefined ? c.req.header('Origin') === origin : site === 'same-origin'
}
