import { parameter } from '../cas/parameters.ts'
import { placeOf } from '../services/match.ts'
import type { PlainService, PlainServices } from './services.ts'

/**
 * Understands a request to `/login` that says which service sends the browser, and nothing else: whoever
 * isn't signed in is asked to, for that service.
 *
 * @param services - From the provider, by `plainServices`.
 * @param query - As it came.
 * @returns the service; null where the provider itself has to look
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.1.1
 */
export function plainLogin(services: PlainServices, query: URLSearchParams): PlainService | null {
  const address = parameter(query, 'service')
  if (address === null || query.size !== 1) return null
  const found = placeOf(services.below, address)
  return 'at' in found ? (services.cas[found.at] ?? null) : null
}
