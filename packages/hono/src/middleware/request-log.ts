import type { Log } from '@laissez-passer/server/log'
import type { Meters, RequestDone } from '../meters.ts'

/**
 * Counts each request and writes its line.
 *
 * @param parts `log` takes the lines
 * @param addresses `assets`: below which address files lie. They and health checks are `debug`
 */
export function requestLog(
  { log, meters }: { readonly log: Log; readonly meters: Pick<Meters, 'request'> },
  { assets }: { readonly assets: string },
): (done: RequestDone) => void {
  return (request) => {
    const { method, route, started, status } = request
    meters.request(request)
    const quiet = route === '/healthz' || route === '/readyz' || route.startsWith(`${assets}/`)
    log({
      level: status >= 500 ? 'error' : quiet ? 'debug' : 'info',
      event: 'request',
      method,
      route,
      status,
      ms: Math.round(performance.now() - started),
    })
  }
}
