import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { later } from '../later.ts'
import { rateLimit } from '../rate-limit.ts'
import { readJson } from '../read-json.ts'
import type { PortalStore } from '../store/store.ts'
import { surveySchema } from '../survey/survey.ts'
import type { MaybeSigned } from './session.ts'

/** What the routes of the survey need. */
export interface SurveyRoutes {
  readonly store: Pick<PortalStore, 'survey'>
  readonly optional: MiddlewareHandler<MaybeSigned>
  /** Who a guest is counted as. */
  readonly address: (c: Context) => string
  /** Seconds since the epoch. */
  readonly now: () => number
}

/**
 * The survey: five answers without a name. Somebody signed in gives them once; a guest’s browser remembers.
 */
export function surveyRoutes({ store: { survey }, optional, address, now }: SurveyRoutes): Hono<MaybeSigned> {
  const limit = rateLimit({ burst: 20, perSecond: 0.01 })
  const app = new Hono<MaybeSigned>()
  app.get('/survey', optional, async (c) => {
    const user = c.get('user')
    return c.json({ answered: user !== null && (await survey.answered(user.id)) })
  })
  app.post('/survey', optional, async (c) => {
    const wait = limit.take(address(c), { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const read = await readJson(c, surveySchema)
    if (!read.ok) return read.response
    const day = new Date(now() * 1000).toISOString().slice(0, 10)
    const person = c.get('user')?.id ?? null
    const kept = await survey.add(read.body, { id: crypto.randomUUID(), day, person })
    return kept ? c.body(null, 201) : problem(c, 409, { reason: 'answered' })
  })
  return app
}
