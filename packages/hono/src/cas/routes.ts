import {
  answerProxy,
  answerValidation,
  type EcasProvider,
  type ValidationEndpoint,
} from '@laissez-passer/federation/cas'
import { type Context, Hono } from 'hono'
import { clientRefused } from '../client-refused.ts'
import type { Room, RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { query, send } from './answers.ts'
import { ecasRoutes } from './ecas.ts'

/**
 * Where services that speak CAS have tickets validated. Signing in and out for them is a part of the pages'
 * own addresses.
 *
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2
 */
export const casRoom: Room = {
  routes: casRoutes,
  for: 'anyone',
  speaksToPrograms: ({ cas }) => Object.values(cas),
}

const endpoints: readonly ValidationEndpoint[] = [
  'validate',
  'serviceValidate',
  'proxyValidate',
  'p3ServiceValidate',
  'p3ProxyValidate',
]

function casRoutes({ addresses: { cas }, log, services }: RouteParts): Hono<ProviderEnv> {
  const refused = clientRefused({ log, services })
  const routes = new Hono<ProviderEnv>()
  for (const endpoint of endpoints)
    routes.get(cas[endpoint], async (c) => send(c, await answerValidation(provider(c), { endpoint, query: query(c) })))
  return routes
    .get(cas.proxy, async (c) => send(c, await answerProxy(provider(c), query(c))))
    .route('/', ecasRoutes({ cas, provider }))

  function provider(c: Context<ProviderEnv>): EcasProvider {
    return { ...c.get('context'), services, onInvalid: (ticket) => refused(c, ticket) }
  }
}
