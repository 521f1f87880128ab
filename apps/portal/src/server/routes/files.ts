import { problem } from '@laissez-passer/server/problem'
import { Hono, type MiddlewareHandler } from 'hono'
import * as z from 'zod/mini'
import { later } from '../later.ts'
import { rateLimit } from '../rate-limit.ts'
import { fileLimits } from '../store/files.ts'
import type { PortalStore } from '../store/store.ts'
import type { Signed } from './session.ts'

/** What the routes of files need. */
export interface FileRoutes {
  readonly store: Pick<PortalStore, 'files'>
  /** Lets only people through who are signed in. */
  readonly signedIn: MiddlewareHandler<Signed>
  /** Seconds since the epoch. */
  readonly now: () => number
}

/** The largest body they read: a file at its limit in base64, and its names. */
export const largestFileBody = Math.ceil((fileLimits.size * 4) / 3) + 10_000

const line = (most: number) => z.string().check(z.maxLength(most), z.regex(/^\P{Cc}*$/u))
const fileBody = z.object({
  name: line(300),
  mediaType: line(120),
  description: line(2000),
  content: z.string().check(z.refine((text) => text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text))),
})

const named = /^[\w-]{1,64}$/

/**
 * Files that came along with a person's imports: kept, listed, given back, removed. Nothing here looks into
 * them, and no browser is to either: they are given back as bytes to keep.
 */
export function fileRoutes({ store: { files }, signedIn, now }: FileRoutes): Hono<Signed> {
  const limit = rateLimit({ burst: 100, perSecond: 1 })
  const app = new Hono<Signed>()
  app.use('/files/*', signedIn)
  app.use('/files/*', async (c, next) => {
    const wait = limit.take(c.var.user.id, { now: now() })
    return wait === 0 ? next() : later(c, 429, { reason: 'too-often', wait })
  })
  app.get('/files', async (c) => c.json({ files: await files.list(c.var.user.id) }))
  app.get('/files/:id', async (c) => {
    const id = c.req.param('id')
    const found = named.test(id) ? await files.find(c.var.user.id, id) : null
    if (!found) return problem(c, 404, { reason: 'gone' })
    return c.body(Buffer.from(found.content, 'base64'), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replaceAll(/['()*]/g, '')}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
  })
  app.put('/files/:id', async (c) => {
    const id = c.req.param('id')
    const body = named.test(id) ? fileBody.safeParse(await c.req.json().catch(() => undefined)) : null
    if (!body?.success) return problem(c, 422, { reason: 'invalid' })
    const file = { id, ...body.data, size: Buffer.byteLength(body.data.content, 'base64') }
    if (file.size === 0) return problem(c, 422, { reason: 'invalid' })
    if (file.size > fileLimits.size) return problem(c, 413, { reason: 'too-large' })
    const made = await files.add(c.var.user.id, file, { now: now() })
    if (made === 'full') return problem(c, 422, { reason: 'full' })
    return c.body(null, made === 'made' ? 201 : 200)
  })
  app.delete('/files/:id', async (c) => {
    const gone = await files.remove(c.var.user.id, c.req.param('id'))
    return gone ? c.body(null, 204) : problem(c, 404, { reason: 'gone' })
  })
  return app
}
