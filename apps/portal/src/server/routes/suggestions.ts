import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono } from 'hono'
import { later } from '../later.ts'
import { rateLimit } from '../rate-limit.ts'
import { suggestionKinds, type Suggestions } from '../suggestions/suggestions.ts'

/** What the route of suggestions needs. */
export interface SuggestionRoutes {
  readonly suggestions: Suggestions
  /** Who asks, for counting. */
  readonly address: (c: Context) => string
  /** Seconds since the epoch. */
  readonly now: () => number
}

/** As many as a list shows. */
const most = 8

/** What occupation and skill fields suggest while somebody types. Nothing is kept of what they type. */
export function suggestionRoutes({ suggestions, address, now }: SuggestionRoutes): Hono {
  const limit = rateLimit({ burst: 120, perSecond: 4 })
  const app = new Hono()
  app.get('/suggestions/:kind', async (c) => {
    const kind = suggestionKinds.find((one) => one === c.req.param('kind'))
    const language = spokenLanguages.find((one) => one === c.req.query('language'))
    const text = c.req.query('text') ?? ''
    if (!kind || !language || text.length > 100) return problem(c, 404, { reason: 'no-such-address' })
    const wait = limit.take(address(c), { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    return c.json({ suggestions: await suggestions({ kind, language, text, most }) })
  })
  return app
}
