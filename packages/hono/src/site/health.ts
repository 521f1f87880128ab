import { readinessLog } from '@laissez-passer/server/probe'
import { Hono } from 'hono'
import type { Room, RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readiness } from './readiness.ts'

/** `/healthz`: the process runs. */
export const healthRoom: Room = {
  routes: healthRoutes,
  ready: () => ({
    '/healthz': { body: JSON.stringify({ status: 'ok' }), headers: { 'Content-Type': 'application/json' } },
  }),
  for: 'anyone',
}

/** `/readyz`: the process and its parts. 503 while nobody can sign in by this process. */
function healthRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const state = readiness(parts)
  const noted = readinessLog(parts.log)
  return new Hono<ProviderEnv>().get('/readyz', async (c) => {
    const answer = await state()
    noted(answer)
    return c.json(answer, answer.status === 'unavailable' ? 503 : 200)
  })
}
