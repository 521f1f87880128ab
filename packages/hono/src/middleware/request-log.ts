import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { ProviderEnv } from '../environment.ts'
import type { Log } from '@laissez-passer/server/log'

/**
 * Writes one line for each request: the pattern of its route, never its URL.
 *
 * @param log takes the lines; health checks are `debug`
 */
export function requestLog(log: Log): MiddlewareHandler<ProviderEnv> {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const route = routePath(c, -1)
    const quiet = route === '/healthz' || route === '/readyz' || route.startsWith(`${c.var.addresses.assets}/`)
    log({
      level: c.res.status >= 500 ? 'error' : quiet ? 'debug' : 'info',
      event: 'request',
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    })
  }
}
