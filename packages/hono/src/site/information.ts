import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { currentSession } from '../session.ts'

/** Pages that only inform. */
export function informationRoutes({ addresses, render }: RouteParts): Hono<ProviderEnv> {
  const routes = new Hono<ProviderEnv>()
  for (const name of ['privacy', 'help', 'about'] as const) {
    routes.get(addresses[name], async (c) => render(c, name, { person: (await currentSession(c))?.person ?? null }))
  }
  return routes
}
