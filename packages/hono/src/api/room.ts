import { Hono } from 'hono'
import type { Face, Room } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { accountOperations } from './account.ts'
import { activityOperations } from './activity.ts'
import { detailOperations } from './details.ts'
import { leavingOperations } from './leaving.ts'
import { lostFactorOperations } from './lost-factor.ts'
import type { Operation } from './operation.ts'
import { registrationOperations } from './registration.ts'
import { serviceOperations } from './services.ts'
import { sessionOperations } from './sessions.ts'
import { signInOperations } from './sign-in.ts'

/** All operations of a provider, those of its methods among them, each once. */
export function operationsOf(faces: readonly Face[]): readonly Operation[] {
  const ofMethods = faces.flatMap(({ operations = [] }) => operations)
  return [
    ...new Set([
      ...signInOperations,
      ...registrationOperations,
      ...ofMethods,
      ...accountOperations,
      ...detailOperations,
      ...sessionOperations,
      ...serviceOperations,
      ...activityOperations,
      ...leavingOperations,
      ...lostFactorOperations,
    ]),
  ]
}

/**
 * The JSON API: what pages do, for programs and for pages of one's own on the same origin. Each address calls
 * the use case that its page calls, behind the same frame: a browser that another site sends is refused, and
 * what is counted is counted together.
 */
export function apiRoom(faces: readonly Face[]): Room {
  const described = operationsOf(faces)
  // Phones come from the app's origin, through a room of their own.
  const operations = described.filter(({ access }) => access !== 'device')
  const fresh = operations.filter(({ access }) => access === 'fresh')
  return {
    speaksToPrograms: ({ api }) => [api],
    changesFactors: ({ api }) => fresh.map(({ path }) => api + path.replace(/\/\{.*/, '')),
    routes: (parts) => {
      const { api, apiDocument } = parts.addresses
      const routes = new Hono<ProviderEnv>()
      for (const { handle, method, path } of operations)
        routes.on(method.toUpperCase(), api + path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => handle(c, parts))
      return routes.get(apiDocument, async (c) => {
        const { openApi } = await import('./openapi.ts')
        const { name } = parts.context.settings
        const told = openApi(described, { name, origin: parts.context.settings.origin, addresses: parts.addresses })
        return c.json(told, 200, { 'Cache-Control': 'public, max-age=300' })
      })
    },
  }
}
