import { matchService, type Service } from '../services/index.ts'
import { parameter } from './parameters.ts'

/** What a request to `/logout` says. */
export type LogoutRequest =
  /** A registered service sent the browser: its session ends, and it goes on to `redirect`. */
  | { readonly kind: 'from-service'; readonly redirect: string }
  /** The person came by themselves, or nobody knows who sent them: they are asked. */
  | { readonly kind: 'from-person' }

/**
 * Reads what a service asks of a logout. Only a registered address says so: it is where the browser goes
 * back. `url`, CAS 2's name for it, counts for nothing.
 *
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.3
 */
export function readLogout(services: readonly Service[], query: URLSearchParams): LogoutRequest {
  const given = parameter(query, 'service')
  const match = given === null ? null : matchService(services, given)
  return match?.ok ? { kind: 'from-service', redirect: match.address } : { kind: 'from-person' }
}
