import type { Context } from 'hono'
import type { ThrottledProps } from '@laissez-passer/pages/types'
import type { RouteParts } from './composition.ts'
import type { ProviderEnv } from './environment.ts'

/** Too many tries: a page that says until when, with the same moment in `Retry-After`. */
export function throttledPage(
  c: Context<ProviderEnv>,
  { meters, render }: RouteParts,
  {
    until,
    what,
    path,
    lostHref = null,
  }: Pick<ThrottledProps, 'until' | 'what'> & { readonly path: string; readonly lostHref?: string | null },
): Response {
  meters.refusal('throttled')
  c.header('Retry-After', String(Math.max(1, until - c.get('context').now)))
  return render(c, 'throttled', { until, what, lostHref, startHref: path, path, httpStatus: 429 })
}
