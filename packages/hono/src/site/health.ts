import type { Store } from '@laissez-passer/core/ports'
import { Hono } from 'hono'
import type { Room, RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

/** How long the database may take to answer, in milliseconds. */
const PATIENCE = 1500

/** `/healthz`: the process runs. */
export const healthRoom: Room = {
  routes: healthRoutes,
  ready: () => ({
    '/healthz': { body: JSON.stringify({ status: 'ok' }), headers: { 'Content-Type': 'application/json' } },
  }),
  for: 'anyone',
}

/**
 * `/readyz`: the process and its parts. Only a database that doesn't answer makes it unready;
 * messages that don't travel make it `degraded`, since signing in goes on and another process would fare no
 * better.
 */
function healthRoutes({ carriers, context: { store } }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>().get('/readyz', async (c) => {
    const database = await answers(store)
    const carried = carriers.state()
    const degraded = Object.values(carried).includes('failing')
    return c.json(
      {
        status: database ? (degraded ? 'degraded' : 'ok') : 'unavailable',
        parts: { database: database ? 'ok' : 'unavailable', ...carried },
      },
      database ? 200 : 503,
    )
  })
}

async function answers(store: Store): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE)
  })
  const pinged = store.ping().then(
    () => true,
    () => false,
  )
  return Promise.race([pinged, late]).finally(() => clearTimeout(timer))
}
