import type { Store } from '@laissez-passer/core/ports'
import { Hono } from 'hono'
import type { ProviderEnv } from '../environment.ts'

/** How long the database may take to answer, in milliseconds. */
const PATIENCE = 1500

/** `/healthz`: the process runs. `/readyz`: what it needs answers. */
export function healthRoutes(store: Store): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const database = await answers(store)
      return c.json(
        { status: database ? 'ok' : 'unavailable', parts: { database: database ? 'ok' : 'unavailable' } },
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
