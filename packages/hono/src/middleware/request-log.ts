import type { Log } from '@laissez-passer/server/log'

/** What was asked and answered. */
export interface RequestDone {
  readonly method: string
  /** The pattern of its route, never its URL. */
  readonly route: string
  readonly status: number
  /** When it came, as `performance.now()` says it. */
  readonly started: number
}

/**
 * Writes one line for each request.
 *
 * @param log takes the lines; `assets`: below which address files lie. They and health checks are `debug`
 */
export function requestLog(log: Log, { assets }: { readonly assets: string }): (done: RequestDone) => void {
  return ({ method, route, started, status }) => {
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
