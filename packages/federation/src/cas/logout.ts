import { matchService, type Service } from '../services/index.ts'
import { parameter } from './parameters.ts'

/** What a request to `/logout` says. */
export type LogoutRequest =
  /** A service sent the browser: its session ends, and it goes on to `redirect`, or to nowhere (null). */
  | { readonly kind: 'from-service'; readonly redirect: string | null }
  /** The person came by themselves. */
  | { readonly kind: 'from-person' }

/**
 * Reads what a service asks of a logout. The browser goes back to a registered address alone; `url`, CAS 2's
 * name for it, says only that a service sent the browser.
 *
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.3
 */
export function readLogout(services: readonly Service[], query: URLSearchParams): LogoutRequest {
  if (!query.has('service') && !query.has('url')) return { kind: 'from-person' }
  const given = parameter(query, 'service')
  const match = given === null ? null : matchService(services, given)
  return { kind: 'from-service', redirect: match?.ok ? match.address : null }
}
