import type { MiddlewareHandler } from 'hono'
import type { ProviderEnv } from '../environment.ts'

/**
 * Refuses forms that another site makes a browser send (CSRF), by what the browser itself says:
 * `Sec-Fetch-Site`, else `Origin`. A request with neither comes from no browser of this decade, and other
 * programs have nobody's cookies.
 *
 * @param options `origin`: the configured origin, never the request's Host; `refuse` answers
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function sameOrigin(options: {
  readonly origin: string
  readonly refuse: MiddlewareHandler<ProviderEnv>
}): MiddlewareHandler<ProviderEnv> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const site = c.req.header('Sec-Fetch-Site')
    const origin = c.req.header('Origin')
    const foreign =
      site !== undefined ? site !== 'same-origin' && site !== 'none' : origin !== undefined && origin !== options.origin
    return foreign ? options.refuse(c, next) : next()
  }
}
