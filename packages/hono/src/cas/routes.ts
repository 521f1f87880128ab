import { answerProxy, answerValidation, type ValidationEndpoint } from '@laissez-passer/federation/cas'
import { type Context, Hono } from 'hono'
import type { Room, RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

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

function casRoutes({ addresses: { cas }, services }: RouteParts): Hono<ProviderEnv> {
  const provider = (c: Context<ProviderEnv>) => ({ ...c.var.context, services })
  const query = (c: Context<ProviderEnv>) => new URL(c.req.url).searchParams

  const routes = new Hono<ProviderEnv>()
  for (const endpoint of endpoints)
    routes.get(cas[endpoint], async (c) => {
      const { body, type } = await answerValidation(provider(c), { endpoint, query: query(c) })
      return c.body(body, 200, { 'Content-Type': type })
    })
  return routes.get(cas.proxy, async (c) => {
    const { body, type } = await answerProxy(provider(c), query(c))
    return c.body(body, 200, { 'Content-Type': type })
  })
}
