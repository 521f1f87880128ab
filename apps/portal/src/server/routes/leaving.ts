import type { TypesetEngine } from '@laissez-passer/europass/typst'
import { problem } from '@laissez-passer/server/problem'
import { Hono, type MiddlewareHandler } from 'hono'
import { streamOf } from '../archive/stream.ts'
import { archiveWords } from '../archive/words.ts'
import { later } from '../later.ts'
import { copyOf } from '../leaving/archive.ts'
import { keptBytes } from '../library/serve.ts'
import type { PrintedSentences } from '../printed.ts'
import { rateLimit } from '../rate-limit.ts'
import type { PortalStore } from '../store/store.ts'
import { languageOf } from './pages.ts'
import type { Signed } from './session.ts'

/** What these routes need. */
export interface LeavingRoutes {
  readonly store: PortalStore
  readonly engine: TypesetEngine | null
  readonly printed: PrintedSentences
  /** Lets only people through who are signed in. */
  readonly signedIn: MiddlewareHandler<Signed>
  /** Seconds since the epoch. */
  readonly now: () => number
}

/** For how long somebody who proved who they are may ask for what can't be undone, in seconds. */
const freshFor = 300

/**
 * What a person may ask of the portal about themselves: a copy of all that it keeps, and to be forgotten.
 *
 * @see https://eur-lex.europa.eu/eli/reg/2016/679/oj Articles 15, 17 and 20
 */
export function leavingRoutes({ store, engine, printed, signedIn, now }: LeavingRoutes): Hono<Signed> {
  const { leaving } = store
  const copies = rateLimit({ burst: 5, perSecond: 1 / 60 })
  const app = new Hono<Signed>()
  app.use('/account/*', signedIn)
  app.get('/account', signedIn, async (c) => c.json({ leaving: await leaving.find(c.get('user').id) }))
  app.post('/account/leaving', async (c) => {
    const { id, authenticatedAt } = c.get('user')
    // A browser that was left open mustn't be enough.
    if (authenticatedAt < now() - freshFor) return problem(c, 403, { reason: 'sign-in-again' })
    return c.json({ leaving: await leaving.ask(id, { now: now() }) })
  })
  app.delete('/account/leaving', async (c) => {
    const cancelled = await leaving.cancel(c.get('user').id, { now: now() })
    return cancelled ? c.body(null, 204) : problem(c, 404, { reason: 'gone' })
  })
  app.get('/account/archive.zip', (c) => {
    const owner = c.get('user').id
    const wait = copies.take(owner, { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const pieces = copyOf({ store, engine, owner, words: archiveWords(languageOf(c)), printed, now: now() })
    return c.body(streamOf(pieces), 200, keptBytes('europass.zip'))
  })
  return app
}
