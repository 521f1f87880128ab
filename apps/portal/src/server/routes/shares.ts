import type { User } from '@laissez-passer/relying-party'
import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { later } from '../later.ts'
import { rateLimit } from '../rate-limit.ts'
import { invalid, readJson } from '../read-json.ts'
import { isShareId, type ShareBody, shareBody } from '../sharing/share-body.ts'
import type { ShareSecrets } from '../sharing/share-secrets.ts'
import type { KeptShare, ShareContent, ShareViews } from '../store/shares.ts'
import type { PortalStore } from '../store/store.ts'
import type { Signed } from './session.ts'

/** What the routes of one's own links need. */
export interface ShareRoutes {
  readonly store: Pick<PortalStore, 'shares'>
  readonly secrets: ShareSecrets
  /** Where links lead. */
  readonly origin: string
  /** Whose turn it is to have a password hashed. */
  readonly address: (c: Context) => string
  /** Lets only people through who are signed in. */
  readonly signedIn: MiddlewareHandler<Signed>
  /** Seconds since the epoch. */
  readonly now: () => number
}

type At = Context<Signed, '/shares/:id'>

/** The links of the person signed in: made, read again, changed, revoked, removed. */
export function shareRoutes({ store: { shares }, secrets, origin, address, signedIn, now }: ShareRoutes): Hono<Signed> {
  const limit = rateLimit({ burst: 100, perSecond: 1 })
  const app = new Hono<Signed>()
  app.use('/shares/*', signedIn)
  app.use('/shares/*', async (c, next) => {
    const wait = limit.take(c.get('user').id, { now: now() })
    return wait === 0 ? next() : later(c, 429, { reason: 'too-often', wait })
  })
  const told = async (share: KeptShare, views: readonly ShareViews[]): Promise<Record<string, unknown>> => {
    const { id, title, message, items, may, createdAt, expiresAt, revokedAt, passwordHash, wrongTries } = share
    const token = await secrets.tokenOf(share)
    const days = views.filter((one) => one.id === id).map(({ day, views: count }) => ({ day, views: count }))
    return {
      id,
      link: token && `${origin}/s/${token}`,
      title,
      message,
      items,
      may,
      createdAt,
      expiresAt,
      revokedAt,
      state: stateOf(share, now()),
      hasPassword: passwordHash !== null,
      wrongTries,
      views: days.reduce((sum, { views: count }) => sum + count, 0),
      days,
    }
  }
  const one = async (c: At, status: 200 | 201) => {
    const { id: owner } = c.get('user')
    const share = await shares.find({ owner, id: c.req.param('id') })
    return share ? c.json(await told(share, await shares.views(owner)), status) : problem(c, 404, { reason: 'gone' })
  }
  const contentOf = async (c: At, body: ShareBody, before: string | null): Promise<ShareContent> => {
    const { password, ...content } = body
    if (password === undefined) return { ...content, passwordHash: before }
    const passwordHash = password === null ? null : await secrets.hashPassword(password, { from: address(c) })
    return { ...content, passwordHash }
  }

  app.get('/shares', async (c) => {
    const { id: owner } = c.get('user')
    const [all, views] = await Promise.all([shares.list(owner), shares.views(owner)])
    return c.json({ shares: await Promise.all(all.map((share) => told(share, views))) })
  })
  app.get('/shares/:id', (c) => one(c, 200))
  app.put('/shares/:id', async (c) => {
    const id = c.req.param('id')
    if (!isShareId(id)) return invalid(c, [{ field: 'id', code: 'not-as-described' }])
    const read = await readJson(c, shareBody)
    if (!read.ok) return read.response
    const { body } = read
    if (isOver(body, now())) return invalid(c, [over])
    const user = c.get('user')
    const key = { owner: user.id, id }
    const { tokenHash, sealedToken } = await secrets.newToken(key)
    const content = await contentOf(c, body, null)
    const made = await shares.create(
      { ...content, ...key, tokenHash, sealedToken, sharer: nameOf(user) },
      { now: now() },
    )
    return made === 'full' ? problem(c, 422, { reason: 'full' }) : one(c, made === 'made' ? 201 : 200)
  })
  app.patch('/shares/:id', async (c) => {
    const key = { owner: c.get('user').id, id: c.req.param('id') }
    const before = await shares.find(key)
    if (!before) return problem(c, 404, { reason: 'gone' })
    const read = await readJson(c, shareBody)
    if (!read.ok) return read.response
    const { body } = read
    if (isOver(body, now())) return invalid(c, [over])
    const changed = await shares.change(key, await contentOf(c, body, before.passwordHash))
    return changed ? one(c, 200) : problem(c, 404, { reason: 'gone' })
  })
  app.post('/shares/:id/revoke', async (c) => {
    const revoked = await shares.revoke({ owner: c.get('user').id, id: c.req.param('id') }, { now: now() })
    return revoked ? one(c, 200) : problem(c, 404, { reason: 'gone' })
  })
  app.delete('/shares/:id', async (c) => {
    const gone = await shares.remove({ owner: c.get('user').id, id: c.req.param('id') })
    return gone ? c.body(null, 204) : problem(c, 404, { reason: 'gone' })
  })
  return app
}

/** What became of a link, for its owner alone. */
const stateOf = ({ revokedAt, expiresAt }: KeptShare, now: number): 'open' | 'expired' | 'revoked' => {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'open'
}

/** An end that lies behind: revoking says what it does, this would do it by mistake. */
const isOver = ({ expiresAt }: ShareBody, now: number): boolean => expiresAt !== null && expiresAt <= now

const over = { field: 'expiresAt', code: 'past' } as const

const nameOf = ({ firstName, lastName }: User): string => [firstName, lastName].filter(Boolean).join(' ')
