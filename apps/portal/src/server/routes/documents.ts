import { check, cvDraftSchema, emptyProfile, profileDraftSchema } from '@laissez-passer/europass/model'
import { Hono, type MiddlewareHandler } from 'hono'
import * as z from 'zod/mini'
import { problem } from '@laissez-passer/server/problem'
import type { PortalStore, Saved } from '../store/store.ts'
import type { Signed } from './session.ts'

const base = z.number().check(z.int(), z.minimum(0))
const profileBody = z.object({ base, value: profileDraftSchema })
const newProfileBody = z.object({ value: z._default(profileDraftSchema, emptyProfile()) })
const cvBody = z.object({ base, value: cvDraftSchema })

/** What the routes of profiles and CVs need. */
export interface DocumentRoutes {
  readonly store: PortalStore
  /** Lets only people through who are signed in. */
  readonly signedIn: MiddlewareHandler<Signed>
  /** Seconds since the epoch. */
  readonly now: () => number
}

/**
 * Profile and CVs of the person signed in. Drafts are saved as they are: what isn't finished is nobody's
 * mistake yet. A save names the version it changed; on another one it answers 409 with what is there.
 */
export function documentRoutes({ store, signedIn, now }: DocumentRoutes): Hono<Signed> {
  const app = new Hono<Signed>()
  for (const path of ['/profile', '/cvs', '/cvs/*']) app.use(path, signedIn)

  app.get('/profile', async (c) => {
    const found = await store.profiles.find(c.var.user.id)
    // No profile yet is nothing wrong: everybody begins so.
    return found ? c.json(found) : c.body(null, 204)
  })
  app.post('/profile', async (c) => {
    const body = check(newProfileBody, await json(c.req.raw))
    if (!body.ok) return problem(c, 422, { reason: 'invalid', issues: body.issues })
    const created = await store.profiles.create(c.var.user.id, body.value.value, { now: now() })
    return c.json({ created, ...(await store.profiles.find(c.var.user.id)) }, created ? 201 : 200)
  })
  app.put('/profile', async (c) => {
    const body = check(profileBody, await json(c.req.raw))
    if (!body.ok) return problem(c, 422, { reason: 'invalid', issues: body.issues })
    return answer(c, await store.profiles.save(c.var.user.id, body.value.value, { base: body.value.base, now: now() }))
  })

  app.get('/cvs', async (c) => c.json({ cvs: await store.cvs.list(c.var.user.id) }))
  app.get('/cvs/:id', async (c) => {
    const found = await store.cvs.find(c.var.user.id, c.req.param('id'))
    return found ? c.json(found) : problem(c, 404, { reason: 'gone' })
  })
  app.put('/cvs/:id', async (c) => {
    const body = check(cvBody, await json(c.req.raw))
    if (!body.ok) return problem(c, 422, { reason: 'invalid', issues: body.issues })
    if (body.value.value.id !== c.req.param('id')) return problem(c, 400, { reason: 'other-id' })
    return answer(c, await store.cvs.save(c.var.user.id, body.value.value, { base: body.value.base, now: now() }))
  })
  app.delete('/cvs/:id', async (c) => {
    const gone = await store.cvs.remove(c.var.user.id, c.req.param('id'))
    return gone ? c.body(null, 204) : problem(c, 404, { reason: 'gone' })
  })
  return app
}

function answer<T>(c: Parameters<typeof problem>[0], saved: Saved<T>): Response {
  if (saved.ok) return c.json({ version: saved.version })
  if (saved.reason === 'changed') return problem(c, 409, { reason: 'changed', current: saved.current })
  return saved.reason === 'full' ? problem(c, 422, { reason: 'full' }) : problem(c, 404, { reason: 'gone' })
}

/** The body as JSON; anything else is a value that no schema takes. */
async function json(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}
