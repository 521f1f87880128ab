import type { Context } from 'hono'

/** Headers by which proxies say that a request comes from elsewhere. */
const FORWARDING = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Via']

/**
 * Whether a request is for exactly our own host, and no proxy has touched it: neither a page that rebinds a
 * name nor a tunnel makes such a one.
 */
export function isDirect(c: Context, origin: string): boolean {
  const { host } = new URL(origin)
  return c.req.header('Host') === host && FORWARDING.every((name) => c.req.header(name) === undefined)
}
