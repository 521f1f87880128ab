import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { typeset, type TypesetEngine, TypesetError } from '@laissez-passer/europass/typst'
import type { Log } from '@laissez-passer/server/log'
import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { inTurn } from '../documents/in-turn.ts'
import { later } from '../later.ts'
import { serveFile } from '../library/serve.ts'
import type { PrintedSentences } from '../printed.ts'
import { type RateLimit, rateLimit } from '../rate-limit.ts'
import { readJson } from '../read-json.ts'
import { letIn, type OpenedShare, type OpeningShares, openShare } from '../sharing/open-share.ts'
import { typedPassword } from '../sharing/share-body.ts'
import { type Contents, filesOf, sharedContent, viewsOf } from '../sharing/shared-content.ts'
import { pdfName, sharedSetting } from '../../shared-pdf.ts'
import type { KeptShare } from '../store/shares.ts'
import type { PortalStore } from '../store/store.ts'
import type { MaybeSigned } from './session.ts'

/** What the routes of receivers need. */
export interface SharedRoutes extends OpeningShares {
  readonly store: PortalStore
  readonly engine: TypesetEngine | null
  readonly optional: MiddlewareHandler<MaybeSigned>
  /** Who is counted: nobody writes it down. */
  readonly address: (c: Context) => string
  /** The reader's. */
  readonly languageOf: (c: Context) => SpokenLanguage
  readonly printed: PrintedSentences
  readonly log: Log
}

/** Pictures that a page may show as they are; anything else is bytes to keep. */
const shownTypes: readonly string[] = ['image/png', 'image/jpeg']

/**
 * What links show to whoever has them, without an account. Ended, revoked and never made look alike.
 *
 * @see {@link openShare}
 */
export function sharedRoutes(routes: SharedRoutes): Hono<MaybeSigned> {
  const { store, secrets, engine, optional, address, languageOf, printed, log, now } = routes
  const looks = both({ burst: 120, perSecond: 2 }, { burst: 600, perSecond: 10 })
  const drawings = both({ burst: 20, perSecond: 0.5 }, { burst: 60, perSecond: 2 })
  // Tries of one address, apart from those of a link: one that guesses leaves others their tries.
  const tries = rateLimit({ burst: 10, perSecond: 1 / 120 })
  // What links of one person show may be of many megabytes: it is made one after the other, and sent so fast.
  const turns = inTurn()
  const sent = rateLimit({ burst: 100_000_000, perSecond: 2_000_000 })
  const app = new Hono<MaybeSigned>()
  app.use('/shared/:token/*', optional)
  const contents = (c: Context): Contents => ({ store, language: languageOf(c), printed, now: now() })
  /** Opens the link and goes on with it, or says why it stays closed. */
  const opened = async (
    c: Context<MaybeSigned>,
    { token, limit = looks }: { readonly token: string; readonly limit?: typeof looks },
    go: (open: Extract<OpenedShare, { ok: true }>) => Promise<Response>,
  ): Promise<Response> => {
    const wait = limit(c, token)
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const open = await openShare(c, { token, user: c.get('user') }, routes)
    if (open.ok) return go(open)
    return open.reason === 'gone' ? gone(c) : problem(c, 401, { reason: 'password' })
  }

  function both(perAddress: Parameters<typeof rateLimit>[0], perLink: Parameters<typeof rateLimit>[0]) {
    const [addresses, links]: [RateLimit, RateLimit] = [rateLimit(perAddress), rateLimit(perLink)]
    return (c: Context, token: string): number =>
      addresses.take(address(c), { now: now() }) || links.take(token, { now: now() })
  }

  app.get('/shared/:token', (c) =>
    opened(c, { token: c.req.param('token') }, async ({ share, own }) => {
      const made = await turns(share.owner, async () => {
        const wait = sent.take(share.owner, { now: now() })
        if (wait > 0) return { wait }
        const content = await sharedContent(share, { own, ...contents(c) })
        const text = content && JSON.stringify(content)
        if (text) sent.owe(share.owner, { now: now(), cost: text.length })
        return { text }
      })
      if ('wait' in made) return later(c, 429, { reason: 'too-often', wait: made.wait })
      const { text } = made
      if (text === null) return gone(c)
      // A page that is loaded again in its tab says so.
      if (!own && c.req.query('again') === undefined) await store.shares.look(share, { now: now() })
      return c.body(text, 200, { 'Content-Type': 'application/json' })
    }),
  )
  app.post('/shared/:token/password', async (c) => {
    const token = c.req.param('token')
    const wait = looks(c, token)
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const open = await openShare(c, { token, user: c.get('user') }, routes)
    if (open.ok) return c.body(null, 204)
    if (open.reason === 'gone') return gone(c)
    const typed = await readJson(c, typedPassword)
    return typed.ok ? judged(c, open.share, typed.body.password) : typed.response
  })
  async function judged(c: Context, share: KeptShare, password: string): Promise<Response> {
    const from = address(c)
    const early =
      tries.take(`${share.tokenHash} ${from}`, { now: now() }) || (await store.shares.try(share, { now: now() }))
    if (early > 0) return later(c, 429, { reason: 'too-many-tries', wait: early })
    if (!(await secrets.isPassword(password, share, { from }))) return problem(c, 403, { reason: 'wrong-password' })
    await store.shares.right(share)
    await letIn(c, share, routes)
    return c.body(null, 204)
  }

  app.get('/shared/:token/pdf/:at{\\d{1,2}}', (c) =>
    opened(c, { token: c.req.param('token'), limit: drawings }, async ({ share }) => {
      if (!engine) return problem(c, 501, { reason: 'no-engine' })
      const views = await turns(share.owner, () => viewsOf(share, contents(c)))
      const view = views[Number(c.req.param('at'))]
      const setting = view && sharedSetting(view)
      if (!setting) return gone(c)
      try {
        const { bytes } = await typeset(setting, engine, { now: new Date(now() * 1000) })
        return bytesTo(c, bytes, { name: pdfName(view), type: 'application/pdf' })
      } catch (error) {
        if (!(error instanceof TypesetError)) throw error
        log({ level: 'error', event: 'render-failed', reason: error.code })
        return later(c, 503, { reason: 'busy', wait: 5 })
      }
    }),
  )
  app.get('/shared/:token/files/:id', (c) =>
    opened(c, { token: c.req.param('token') }, async ({ share }) => {
      const views = await turns(share.owner, () => viewsOf(share, contents(c)))
      const file = filesOf(views).find(({ id }) => id === c.req.param('id'))
      const content = file && (await store.files.content(share.owner, file.id))
      if (!content) return gone(c)
      const shown = c.req.query('show') !== undefined && shownTypes.includes(content.mediaType)
      c.header('Cache-Control', 'private, no-store')
      return serveFile(c, { store, owner: share.owner, content, type: shown ? content.mediaType : null })
    }),
  )
  return app
}

const gone = (c: Context): Response => problem(c, 404, { reason: 'gone' })

/** Bytes that nothing runs of, as a file to keep; `type`: what a page of ours shows or reads. */
function bytesTo(
  c: Context,
  bytes: Uint8Array,
  { name, type }: { readonly name: string; readonly type: string | null },
): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': type ?? 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, '')}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  })
}
