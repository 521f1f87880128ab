import { moments, placeOf, valueBefore } from '@laissez-passer/europass/patch'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { documentKinds } from '../../document-kinds.ts'
import { changeDocument } from '../documents/change-document.ts'
import { inTurn } from '../documents/in-turn.ts'
import { headOf, idIssue, idOf, kinds } from '../documents/kinds.ts'
import { renewDocumentsOf } from '../documents/renew.ts'
import { later } from '../later.ts'
import { rateLimit } from '../rate-limit.ts'
import { keeperOf } from '../documents/rules.ts'
import { toldIssues } from '../documents/told-issues.ts'
import { invalid, json } from '../read-json.ts'
import type { DocumentKey } from '../store/documents.ts'
import type { PortalStore } from '../store/store.ts'
import { answer, news, whole } from './document-answers.ts'
import { changeBody, newBody, versionOf } from './document-bodies.ts'
import type { Signed } from './session.ts'

/** What the routes of documents need. */
export interface DocumentRoutes {
  readonly store: PortalStore
  /** Lets only people through who are signed in. */
  readonly signedIn: MiddlewareHandler<Signed>
  /** Seconds since the epoch. */
  readonly now: () => number
}

/** In characters of JSON: what counts as one change; longer ones count by their length. */
const usual = 20_000

type At = Context<Signed, '/documents/:kind/:id'>

/**
 * Profile, CVs and letters of the person signed in. What is typed arrives as patches: they are merged with
 * what other devices did, or refused together where one needs an answer. A batch sent again is done once.
 */
export function documentRoutes({ store, signedIn, now }: DocumentRoutes): Hono<Signed> {
  const { documents } = store
  const writes = rateLimit({ burst: 240, perSecond: 4 })
  const reads = rateLimit({ burst: 240, perSecond: 4 })
  const turns = inTurn()
  const app = new Hono<Signed>()
  app.use('/documents/*', signedIn)
  app.use('/documents/*', async (c, next) => {
    const limit = c.req.method === 'GET' ? reads : writes
    const length = c.req.method === 'GET' ? 0 : (await c.req.text()).length
    const wait = limit.take(c.get('user').id, { now: now(), cost: 1 + Math.floor(length / usual) })
    return wait === 0 ? next() : later(c, 429, { reason: 'too-often', wait })
  })
  /** What is read; documents of an older schema are renewed first. */
  const renewed = async <T>(c: Context<Signed>, read: () => Promise<T>, schemas: (found: T) => readonly number[]) => {
    const found = await read()
    if (schemas(found).every((schema) => schema >= schemaVersion)) return found
    await renewDocumentsOf(c.get('user').id, { documents, now: now() })
    return read()
  }
  const keyOf = (c: At): DocumentKey | null => {
    const kind = documentKinds.find((one) => one === c.req.param('kind'))
    const id = c.req.param('id')
    const named = kind === 'profile' ? id === 'profile' : /^[\w-]{1,64}$/.test(id)
    return kind && named ? { owner: c.get('user').id, kind, id } : null
  }

  app.get('/documents/:kind', async (c) => {
    const kind = documentKinds.find((one) => one === c.req.param('kind'))
    if (!kind) return problem(c, 404, { reason: 'no-such-address' })
    const found = await renewed(
      c,
      () => documents.list(c.get('user').id, kind),
      (all) => all.map(({ schema }) => schema),
    )
    return c.json({
      documents: found.map(({ id, version, schema, savedAt, head, body }) => ({
        ...(head ?? headOf(body, kind)),
        id,
        version,
        schema,
        savedAt,
      })),
    })
  })
  app.get('/documents/:kind/:id', async (c) => {
    const key = keyOf(c)
    const read = async () => key && documents.find(key)
    const found = await renewed(c, read, (one) => (one ? [one.schema] : []))
    return found && key ? c.json(whole(key.kind, found)) : problem(c, 404, { reason: 'gone' })
  })
  app.put('/documents/:kind/:id', async (c) => {
    const key = keyOf(c)
    if (!key) return problem(c, 404, { reason: 'gone' })
    const sent = newBody(await json(c), { schema: schemaVersion })
    const kind = kinds[key.kind]
    if (!sent.ok) return invalid(c, sent.issues)
    const { body } = sent
    const value = kind.read(body.value)
    if (!value.ok) return invalid(c, toldIssues(value.issues))
    const id = idOf(value.value)
    if (id !== undefined && id !== key.id) return invalid(c, toldIssues([idIssue]))
    if (JSON.stringify(value.value).length > kind.largest) return problem(c, 413, { reason: 'too-large' })
    const fresh = kind.rules ? kind.rules.begin(value.value, { now: now() }) : value.value
    const content = { schema: body.schema, body: fresh, head: headOf(fresh, key.kind) }
    const made = await documents.create(key, content, { now: now(), most: kind.most })
    if (made === 'full') return problem(c, 422, { reason: 'full' })
    const read = () => documents.find(key)
    const found = await renewed(c, read, (one) => (one ? [one.schema] : []))
    if (!found) return problem(c, 404, { reason: 'gone' })
    return c.json({ created: made === 'made', ...whole(key.kind, found) }, made === 'made' ? 201 : 200)
  })
  app.delete('/documents/:kind/:id', async (c) => {
    const key = keyOf(c)
    const gone = key && (await documents.remove(key))
    return gone ? c.body(null, 204) : problem(c, 404, { reason: 'gone' })
  })

  app.post('/documents/:kind/:id/changes', async (c) => {
    const key = keyOf(c)
    if (!key) return problem(c, 404, { reason: 'gone' })
    const sent = changeBody(await json(c))
    if (!sent.ok) return invalid(c, sent.issues)
    const { body } = sent
    const change = () => changeDocument(documents, key, { ...body, now: now(), writer: keeperOf(c.get('user')) })
    const outcome = await turns(`${key.owner}/${key.kind}/${key.id}`, change)
    return answer(c, { kind: key.kind, outcome, sent: body })
  })
  app.get('/documents/:kind/:id/changes', async (c) => {
    const key = keyOf(c)
    const version = versionOf(c.req.query('since'))
    if (!key || version === null) return problem(c, 404, { reason: 'gone' })
    const current = await renewed(
      c,
      () => documents.version(key),
      (one) => (one ? [one.schema] : []),
    )
    if (current?.version === version) return c.body(null, 204)
    const since = current && (await documents.since(key, { version }))
    if (!since) return problem(c, 404, { reason: 'gone' })
    return c.json(news(key.kind, since))
  })

  app.get('/documents/:kind/:id/versions', async (c) => {
    const key = keyOf(c)
    if (!key || !(await documents.version(key))) return problem(c, 404, { reason: 'gone' })
    const changes = await documents.history(key)
    return c.json({
      versions: moments(changes)
        .toReversed()
        .map(({ from, version, at, device, patches }) => ({
          from,
          version,
          at,
          device,
          places: [...new Set(patches.map(placeOf))].slice(0, 20),
        })),
    })
  })
  app.get('/documents/:kind/:id/versions/:version', async (c) => {
    const key = keyOf(c)
    const version = versionOf(c.req.param('version'))
    const since = key && version !== null ? await documents.since(key, { version }) : null
    if (!key || !since?.changes) return problem(c, 404, { reason: 'gone' })
    const { schema, value } = whole(key.kind, since.document)
    try {
      return c.json({ schema, version, value: valueBefore(value, since.changes) })
    } catch (error) {
      // A field that later schemas have no more can't be taken back.
      if (error instanceof RangeError) return problem(c, 404, { reason: 'gone' })
      throw error
    }
  })
  return app
}
