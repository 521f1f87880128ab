import type { TypesetEngine } from '@laissez-passer/europass/typst'
import { spokenFor } from '@laissez-passer/i18n/languages'
import { euLogin } from '@laissez-passer/relying-party/hono'
import { type Log, placeOf, whatFailed } from '@laissez-passer/server/log'
import { held, readinessLog } from '@laissez-passer/server/probe'
import { problem } from '@laissez-passer/server/problem'
import { notNow } from '@laissez-passer/server/workers'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { every } from 'hono/combine'
import { shownToHeader } from '../shown-to.ts'
import { portalHeaders } from './facade.ts'
import { keepFile } from './library/keep.ts'
import type { Links } from './links/links.ts'
import { rateLimit } from './rate-limit.ts'
import { credentialRoutes, type SealedFile } from './routes/credentials.ts'
import { documentRoutes } from './routes/documents.ts'
import { fileRoutes } from './routes/files.ts'
import { leavingRoutes } from './routes/leaving.ts'
import { languageCookie, languageOf, pageRoutes } from './routes/pages.ts'
import { type PortalFacts, portalRoutes } from './routes/portal.ts'
import { renderRoutes } from './routes/render.ts'
import { sessionRoutes, type Signed } from './routes/session.ts'
import { sharedRoutes } from './routes/shared.ts'
import { shareRoutes } from './routes/shares.ts'
import { supplementRoutes } from './routes/supplements.ts'
import { suggestionRoutes } from './routes/suggestions.ts'
import { surveyRoutes } from './routes/survey.ts'
import { sealableKinds } from './sealing/kinds.ts'
import type { Institutions } from './sealing/institutions.ts'
import { sealTime } from './sealing/seal-time.ts'
import type { Sealing } from './sealing/open-sealing.ts'
import { type SecretsRuntime, shareSecrets } from './sharing/share-secrets.ts'
import { unfollowed } from './sharing/unfollowed.ts'
import type { PortalStore } from './store/store.ts'
import { TooLarge } from './store/too-large.ts'
import type { Related } from './suggestions/related.ts'
import type { Suggestions } from './suggestions/suggestions.ts'
import type { WebFiles } from './web-files.ts'

/** The parts the portal is made of; what differs between runtimes is among them. */
export interface Parts {
  readonly origin: string
  /** EU Login's address: origin and base. */
  readonly login: string
  readonly clientSecret: string
  readonly store: PortalStore
  /** Null: browsers typeset by themselves. */
  readonly engine: TypesetEngine | null
  /** Hashes passwords and seals tokens; asked for when the first link is made or opened. */
  readonly runtime: () => Promise<SecretsRuntime>
  /** What credentials are sealed with, and whose seals are known. */
  readonly sealing: Sealing
  /** Who speaks for which institution: they alone close and seal its documents. */
  readonly institutions: Institutions
  /** Who a request is counted for. */
  readonly address: (c: Context) => string
  readonly log: Log
  /** The built front end. */
  readonly web: WebFiles
  /** Compresses answers, where nothing in front does. */
  readonly compress?: MiddlewareHandler
  /** In bytes: how much of uploads may be in memory at a time. */
  readonly uploadMemory?: number
  /** What the pages tell of the operator. */
  readonly facts: Omit<PortalFacts, 'login'>
  readonly links: Links
  readonly suggestions: Suggestions
  readonly related: Related
  /** The clock, in seconds since the epoch. */
  readonly now?: () => number
  /** Replaces `fetch` for calls to EU Login; for tests. */
  readonly fetch?: Parameters<typeof euLogin>[0]['fetch']
}

/** The cookie by which a session is found. */
export const sessionCookie = '__Host-lp-portal'

/** The largest body the API reads: a profile at its limits, or a picture and the one it replaces. */
const maxBody = 3_000_000

/** Composes the portal into one `fetch`. */
export function createApplication(parts: Parts): Hono {
  const {
    origin,
    store,
    engine,
    sealing,
    institutions,
    log,
    address,
    uploadMemory,
    now = () => Math.floor(Date.now() / 1000),
  } = parts
  const auth = euLogin({
    server: parts.login,
    origin,
    clientId: 'europass',
    clientSecret: parts.clientSecret,
    sessions: store.sessions,
    cookie: sessionCookie,
    now,
    ...(parts.fetch && { fetch: parts.fetch }),
    log: ({ level, event, reason, code, count }) =>
      log({
        level,
        event,
        ...(reason && { reason }),
        ...(code && { error: code }),
        ...(count !== undefined && { count }),
      }),
    // The page says it in the person's language, and offers the next step.
    onFailure: (c, { reason, returnTo }) =>
      c.redirect(
        `/?${new URLSearchParams({ login: reason, ...(returnTo && returnTo !== '/' ? { returnTo } : {}), lang: languageOf(c) })}`,
      ),
  })
  const keep = async (owner: string, file: SealedFile): Promise<'kept' | 'full'> =>
    (await keepFile(store, owner, { ...file, now: now() })).ok ? 'kept' : 'full'

  const app = new Hono()
  app.use(portalHeaders(parts))
  if (parts.compress) app.use(parts.compress)
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  const { printed = async () => ({}) } = parts.web
  const ready = held(() => store.ready(), { isWell: (answer) => answer === 'ok' })
  const noted = readinessLog(log)
  app.get('/readyz', async (c) => {
    const database = await ready()
    const seal = sealTime(sealing.certificate, now())
    // Without a seal all else goes on: no other process would do better.
    const status = database !== 'ok' ? 'unavailable' : seal === 'ok' ? 'ok' : 'degraded'
    const answer = { status, parts: { database, seal } } as const
    noted(answer)
    return c.json(answer, database === 'ok' ? 200 : 503)
  })
  app.use('/auth/*', bodyLimit({ maxSize: 16_384, onError: (c) => problem(c, 413, { reason: 'too-large' }) }))
  // Whoever looks at a link begins no login, and ends none.
  app.use('/auth/*', (c, next) =>
    c.req.method === 'HEAD' ? Promise.resolve(c.body(null, 405, { Allow: 'GET, POST' })) : next(),
  )
  // Each login under way is a row: a crowd behind one address passes, a flood doesn't.
  const logins = rateLimit({ burst: 120, perSecond: 2 })
  app.get('/auth/login', async (c, next) => {
    const wait = logins.take(address(c), { now: now() })
    if (wait === 0) return next()
    log({ level: 'warn', event: 'login-failed', reason: 'busy' })
    return c.redirect(`/?${new URLSearchParams({ login: 'busy', lang: languageOf(c) })}`)
  })
  app.route('/auth', auth.routes)

  const api = new Hono()
  api.use(async (c, next) => {
    // A program that presents a token means to act by it: nothing else counts in its place.
    if (presentsToken(c)) return problem(c, 403, { reason: 'no-token' })
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      // Only our own pages may write: another origin's form can send neither this header's value nor JSON
      // unasked.
      if (c.req.header('Origin') !== origin) return problem(c, 403, { reason: 'other-origin' })
      // Neither does a form send bytes of no type.
      const type = isUpload(c) ? 'application/octet-stream' : 'application/json'
      if (c.req.method !== 'DELETE' && !c.req.header('Content-Type')?.startsWith(type))
        return problem(c, 415, { reason: isUpload(c) ? 'not-bytes' : 'not-json' })
    }
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  const atMost = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => problem(c, 413, { reason: 'too-large' }) })
  const usualBody = atMost(maxBody)
  // An upload reads its body itself, no further than a file may be.
  api.use((c, next) => (isUpload(c) ? next() : usualBody(c, next)))
  api.route('/', sessionRoutes(auth.optional()))
  api.route('/', renderRoutes({ engine, optional: auth.optional(), address, log, now }))
  api.route('/', portalRoutes({ ...parts.facts, login: parts.login }, { links: parts.links }))
  api.route('/', surveyRoutes({ store, optional: auth.optional(), address, now }))
  const signedIn = every(auth.require({ level: 'MEDIUM' }), shownToPerson)
  const { suggestions, related } = parts
  api.route('/', suggestionRoutes({ store, suggestions, related, signedIn, address, now }))
  api.route('/', documentRoutes({ store, signedIn, now }))
  api.route('/', fileRoutes({ store, signedIn, now, ...(uploadMemory !== undefined && { memory: uploadMemory }) }))
  api.route('/', leavingRoutes({ store, engine, printed, signedIn, now }))
  const secrets = shareSecrets(parts.runtime)
  api.route('/', shareRoutes({ store, secrets, origin, address, signedIn, now }))
  api.use('/shared/*', unfollowed)
  api.route(
    '/',
    supplementRoutes({ store, secrets, institutions, log, signedIn, optional: auth.optional(), address, now }),
  )
  const reading = { languageOf: (c: Context) => spokenFor(languageOf(c)), address, optional: auth.optional() }
  api.route('/', sharedRoutes({ store, secrets, engine, printed, log, now, ...reading }))
  api.route('/', credentialRoutes({ store, sealing, institutions, log, kinds: sealableKinds, keep, signedIn, now }))
  api.get('/openapi.json', async (c) => {
    const { openApi } = await import('./api/openapi.ts')
    return c.json(openApi({ login: parts.login, origin }), 200, { 'Cache-Control': 'public, max-age=300' })
  })
  api.all('*', (c) => problem(c, 404, { reason: 'no-such-address' }))
  app.route('/api', api)

  app.route('/', pageRoutes({ ...parts.web, login: parts.login, typesets: engine !== null }))
  app.onError((error, c) => {
    if (error instanceof TooLarge) return problem(c, 413, { reason: 'too-large' })
    // A document, a link or a file that somebody's other window deleted while this was written.
    if (isGone(error)) return problem(c, 404, { reason: 'gone' })
    log({
      level: 'error',
      event: 'unexpected',
      method: c.req.method,
      route: c.req.routePath,
      ...whatFailed(error),
      at: placeOf(error),
    })
    return isUnavailable(error)
      ? notNow(c.req.raw, { remembered: languageCookie })
      : problem(c, 500, { reason: 'unexpected' })
  })
  return app
}

/** A page that shows one person isn't answered for the one who signed in since. */
const shownToPerson: MiddlewareHandler<Signed> = async (c, next) => {
  const shown = c.req.header(shownToHeader)
  return shown === undefined || shown === c.get('user').id ? next() : problem(c, 401, { reason: 'another-person' })
}

/** Whether a request brings the bytes of a file. */
const isUpload = (c: Context): boolean => c.req.method === 'PUT' && c.req.path.startsWith('/api/files/')

/** Whether a request presents an access token; none opens anything here. */
const presentsToken = (c: Context): boolean => /^(?:Bearer|DPoP)\b/i.test(c.req.header('Authorization') ?? '')

/** What a row belongs to was deleted meanwhile. */
const isGone = (error: Error): boolean => 'code' in error && error.code === 'store-gone'

/**
 * The database can't do it at the moment: gone, disk full, locked, read-only. Nor can what keeps sessions.
 */
const isUnavailable = (error: Error): boolean =>
  'code' in error && (error.code === 'store-unavailable' || error.code === 'sessions-unavailable')
