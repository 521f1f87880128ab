import { Hono } from 'hono'
import type { Room, RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { homeRoutes } from './home.ts'

/** The administration pages: for accounts that the operator named, with the strongest factors they have. */
export const adminRoom: Room = {
  routes: adminRoutes,
  forAdministrators: ({ admin }) => [admin()],
}

function adminRoutes(parts: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>().route('/', homeRoutes(parts))
}
