import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { later } from '../later.ts'
import { rateLimit } from '../rate-limit.ts'
import { readProfile } from '../sharing/read-document.ts'
import type { PortalStore } from '../store/store.ts'
import { namedIn } from '../suggestions/named-in.ts'
import type { Related } from '../suggestions/related.ts'
import { suggestionKinds, type Suggestions } from '../suggestions/suggestions.ts'
import type { Signed } from './session.ts'

/** What the route of suggestions needs. */
export interface SuggestionRoutes {
  readonly store: Pick<PortalStore, 'documents'>
  readonly suggestions: Suggestions
  readonly related: Related
  readonly signedIn: MiddlewareHandler<Signed>
  /** Who asks, for counting. */
  readonly address: (c: Context) => string
  /** Seconds since the epoch. */
  readonly now: () => number
}

/** As many as a list shows. */
const most = 8

/** As many of a kind as somebody is shown that they didn’t ask for. */
const mostRelated = 5

/**
 * What occupation and skill fields suggest while somebody types, of which nothing is kept; and what goes with
 * the occupations, skills and interests of somebody’s profile.
 */
export function suggestionRoutes({
  store,
  suggestions,
  related,
  signedIn,
  address,
  now,
}: SuggestionRoutes): Hono<Signed> {
  const limit = rateLimit({ burst: 120, perSecond: 4 })
  const app = new Hono<Signed>()
  const languageIn = (c: Context) => spokenLanguages.find((one) => one === c.req.query('language'))
  app.get('/suggestions/mine', signedIn, async (c) => {
    const language = languageIn(c)
    if (!language) return problem(c, 404, { reason: 'no-such-address' })
    const wait = limit.take(c.get('user').id, { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const profile = await readProfile(c.get('user').id, { store, now: now() })
    return c.json(related(profile ? namedIn(profile) : [], { language, most: mostRelated }))
  })
  app.get('/suggestions/:kind', async (c) => {
    const kind = suggestionKinds.find((one) => one === c.req.param('kind'))
    const language = languageIn(c)
    const text = c.req.query('text') ?? ''
    if (!kind || !language || text.length > 100) return problem(c, 404, { reason: 'no-such-address' })
    const wait = limit.take(address(c), { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    return c.json({ suggestions: await suggestions({ kind, language, text, most }) })
  })
  return app
}
