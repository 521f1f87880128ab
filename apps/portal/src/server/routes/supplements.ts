import { type Patch, stepsOf } from '@laissez-passer/europass/patch'
import { supplementKinds } from '@laissez-passer/europass/supplements'
import { reaches } from '@laissez-passer/relying-party'
import type { Log } from '@laissez-passer/server/log'
import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { changeDocument } from '../documents/change-document.ts'
import { inTurn } from '../documents/in-turn.ts'
import type { Writer } from '../documents/rules.ts'
import { type Closing, sealDocument, type SealOutcome, type SupplementKey } from '../documents/seal-document.ts'
import { type Institutions, institutionsOf } from '../sealing/institutions.ts'
import { later } from '../later.ts'
import { invalid, json } from '../read-json.ts'
import { rateLimit } from '../rate-limit.ts'
import { mayComplete, type OpeningShares, openShare } from '../sharing/open-share.ts'
import type { DocumentSince } from '../store/documents.ts'
import type { PortalStore } from '../store/store.ts'
import { answer, news, whole } from './document-answers.ts'
import { changeBody, versionOf } from './document-bodies.ts'
import { unusable } from './institutions-unusable.ts'
import type { MaybeSigned, Signed } from './session.ts'

/** What the routes of institutions' documents need. */
export interface SupplementRoutes extends OpeningShares {
  readonly store: PortalStore
  readonly signedIn: MiddlewareHandler<Signed>
  readonly optional: MiddlewareHandler<MaybeSigned>
  /** Who speaks for which institution. */
  readonly institutions: Institutions
  readonly log: Log
  /** Who is counted. */
  readonly address: (c: Context) => string
}

/** What a link never tells: what the keeper calls the document among theirs. */
const own: ReadonlySet<string> = new Set(['title', 'tags'])

/** Whether a patch is of what a link never tells. */
const isOwn = (patch: Patch): boolean => {
  const [field = ''] = stepsOf(
    'at' in patch ? patch.at : 'insert' in patch ? patch.into : 'remove' in patch ? patch.from : patch.in,
  )
  return own.has(field)
}

const keyOf = (owner: string, kind: string, id: string): SupplementKey | null => {
  const name = supplementKinds.find((one) => one === kind)
  return name && /^[\w-]{1,64}$/.test(id) ? { owner, kind: name, id } : null
}

/**
 * Closing one's own document, and what whoever has a link that lets them complete one may do: read it, write
 * in the parts of their side, and close it where that is the institution's.
 */
export function supplementRoutes(routes: SupplementRoutes): Hono<MaybeSigned> {
  const { store, signedIn, optional, address, institutions, log, now } = routes
  const { documents } = store
  const limit = rateLimit({ burst: 120, perSecond: 2 })
  // The operator's list is read and judged each time.
  const reads = rateLimit({ burst: 60, perSecond: 0.5 })
  const turns = inTurn()
  const app = new Hono<MaybeSigned>()

  const close = async (c: Context, key: SupplementKey, who: Pick<Closing, 'user' | 'by'>): Promise<Response> => {
    const outcome = await sealDocument(documents, key, { ...who, institutions, seen: await seenIn(c), now: now() })
    return typeof outcome === 'string' ? closed(c, outcome) : unusable(c, { log, faults: outcome.faults })
  }

  const mine = new Hono<Signed>()
  // What pages offer: the institutions that one speaks for oneself, and nobody else's.
  mine.get('/institutions', signedIn, async (c) => {
    const wait = reads.take(c.get('user').id, { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const list = await institutions()
    if (!list.ok) return unusable(c, { log, faults: list.faults })
    const own = institutionsOf(list.institutions, c.get('user'))
    return c.json({ institutions: own.map(({ id, name, names, country }) => ({ id, name, names, country })) })
  })
  mine.post('/documents/:kind/:id/seal', signedIn, async (c) => {
    const user = c.get('user')
    const wait = limit.take(user.id, { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const key = keyOf(user.id, c.req.param('kind'), c.req.param('id'))
    if (!key) return problem(c, 404, { reason: 'gone' })
    return close(c, key, { user, by: 'keeper' })
  })
  app.route('/', mine)

  type At = Context<MaybeSigned, '/shared/:token/documents/:kind/:id/*'>
  app.use('/shared/:token/documents/*', optional)
  /** Goes on with a document that the link lets its receiver complete. */
  const opened = async (
    c: Context<MaybeSigned>,
    at: { readonly token: string; readonly kind: string; readonly id: string },
    go: (key: SupplementKey, shareId: string) => Promise<Response>,
  ): Promise<Response> => {
    const wait = limit.take(`${address(c)} ${at.token}`, { now: now() })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const open = await openShare(c, { token: at.token, user: c.get('user') }, routes)
    if (!open.ok) return open.reason === 'gone' ? gone(c) : problem(c, 401, { reason: 'password' })
    const key = keyOf(open.share.owner, at.kind, at.id)
    return key && mayComplete(open.share, { kind: key.kind, id: key.id }) ? go(key, open.share.id) : gone(c)
  }
  const placeOf = (c: At) => ({ token: c.req.param('token'), kind: c.req.param('kind'), id: c.req.param('id') })

  app.get('/shared/:token/documents/:kind/:id', (c) =>
    opened(c, placeOf(c), async (key) => {
      const found = await documents.find(key)
      return found ? c.json(told(whole(key.kind, found))) : gone(c)
    }),
  )
  app.get('/shared/:token/documents/:kind/:id/changes', (c) =>
    opened(c, placeOf(c), async (key) => {
      const version = versionOf(c.req.query('since'))
      const current = version === null ? null : await documents.version(key)
      if (!current || version === null) return gone(c)
      if (current.version === version) return c.body(null, 204)
      const since = await documents.since(key, { version })
      return since ? c.json(told(news(key.kind, unseen(since)))) : gone(c)
    }),
  )
  app.post('/shared/:token/documents/:kind/:id/changes', (c) =>
    opened(c, placeOf(c), async (key, shareId) => {
      const sent = changeBody(await json(c))
      if (!sent.ok) return invalid(c, sent.issues)
      const { body } = sent
      // Before it is laid on the document: a conflict says what stands there.
      if (body.patches.some(isOwn)) return problem(c, 403, { reason: 'not-yours' })
      const writer: Writer = { name: body.device.name.trim(), by: 'link' }
      const device = { id: `link-${shareId}`.slice(0, 64), name: writer.name }
      const request = { ...body, device, writer, now: now() }
      const outcome = await turns(`${key.owner}/${key.kind}/${key.id}`, () => changeDocument(documents, key, request))
      const shown = 'since' in outcome ? { ...outcome, since: unseen(outcome.since) } : outcome
      return answer(c, { kind: key.kind, outcome: shown, sent: body })
    }),
  )
  app.post('/shared/:token/documents/:kind/:id/seal', (c) =>
    opened(c, placeOf(c), async (key) => {
      // Having a link proves nothing about who somebody is: whoever closes is known by name.
      const user = c.get('user')
      if (!user || !reaches(user.level, 'MEDIUM')) return problem(c, 401, { reason: 'signed-out' })
      return close(c, key, { user, by: 'link' })
    }),
  )
  return app
}

/** The document as who closes it saw it. */
async function seenIn(c: Context): Promise<unknown> {
  const body = await json(c)
  return isBody(body) ? body['value'] : undefined
}

const gone = (c: Context): Response => problem(c, 404, { reason: 'gone' })

/** A document as a link tells it. */
function told(answered: Record<string, unknown> | ReturnType<typeof whole>): Record<string, unknown> {
  const { value, ...rest } = answered as Record<string, unknown>
  if (typeof value !== 'object' || value === null) return { ...answered }
  return { ...rest, value: { ...value, title: '', tags: [] } }
}

/** Changes without what a link never tells. */
const unseen = ({ changes, document, done }: DocumentSince): DocumentSince => ({
  document: isBody(document.body) ? { ...document, body: { ...document.body, title: '', tags: [] } } : document,
  done,
  changes:
    changes?.map((change) => ({
      ...change,
      patches: change.patches.filter((patch) => !isOwn(patch)),
    })) ?? null,
})

const isBody = (body: unknown): body is Record<string, unknown> => typeof body === 'object' && body !== null

function closed(c: Context, outcome: Extract<SealOutcome, string>): Response {
  switch (outcome) {
    case 'sealed':
    case 'already':
      return c.body(null, 204)
    case 'unfinished':
      return problem(c, 422, { reason: 'unfinished' })
    case 'holder':
      return problem(c, 403, { reason: 'not-yours' })
    case 'changed':
      return problem(c, 409, { reason: 'changed' })
    case 'unvouched':
      return problem(c, 403, { reason: 'unvouched' })
    case 'gone':
      return gone(c)
    case 'busy':
      return later(c, 503, { reason: 'busy', wait: 2 })
  }
}
