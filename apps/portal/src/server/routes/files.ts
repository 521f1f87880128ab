import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import * as z from 'zod/mini'
import { fileLimits } from '../../library/limits.ts'
import { later } from '../later.ts'
import { judgeOlder } from '../library/content.ts'
import { inFlight } from '../library/in-flight.ts'
import { invalid, readJson } from '../read-json.ts'
import { keepFile, keepVersion, type Kept } from '../library/keep.ts'
import { readBody } from '../library/read-body.ts'
import { serveFile } from '../library/serve.ts'
import { libraryArchive } from '../library/archive.ts'
import { rateLimit } from '../rate-limit.ts'
import type { LibraryFile } from '../store/files.ts'
import type { PortalStore } from '../store/store.ts'
import { languageOf } from './pages.ts'
import type { Signed } from './session.ts'

/** What the routes of files need. */
export interface FileRoutes {
  readonly store: Pick<PortalStore, 'files' | 'fileContents' | 'documents'>
  /** Lets only people through who are signed in. */
  readonly signedIn: MiddlewareHandler<Signed>
  /** Seconds since the epoch. */
  readonly now: () => number
  /** In bytes: how much of uploads may be in memory at a time. */
  readonly memory?: number
}

/**
 * In milliseconds: how long an upload may bring nothing. A phone that changes its cell takes some seconds.
 */
const patience = 20_000

/** The header that has a new file's name, as a part of an address would have it. */
const fileNameHeader = 'File-Name'

const line = (most: number) => z.string().check(z.maxLength(most), z.regex(/^\P{Cc}*$/u))
/** What somebody says of a file. */
export const wordsBody = z.object({
  name: line(fileLimits.name).check(z.regex(/\S/)),
  description: z.string().check(z.maxLength(fileLimits.description), z.regex(/^(?:\P{Cc}|\n)*$/u)),
  tags: z.array(line(fileLimits.tag).check(z.regex(/\S/))).check(z.maxLength(fileLimits.tags)),
})

const named = /^[\w-]{1,64}$/
const isId = (id: string | undefined): id is string => id !== undefined && named.test(id)
const versionIn = (text: string | undefined): number => (/^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 0)

/**
 * The library of the person signed in. Files come as bytes, are judged by them, and go as bytes to keep.
 * Everything that is sent again is done once.
 */
export function fileRoutes({ store, signedIn, now, memory: room = 160_000_000 }: FileRoutes): Hono<Signed> {
  const { files } = store
  const limit = rateLimit({ burst: 200, perSecond: 2 })
  // What is taken away lies there for a day: whoever sends and takes away without end fills no disk.
  const sent = rateLimit({ burst: 3 * fileLimits.total, perSecond: fileLimits.total / 3600 })
  const memory = inFlight({ all: room, each: 4 * fileLimits.size, uploads: 8 })
  const app = new Hono<Signed>()
  app.use('/files/*', signedIn)
  app.use('/files/*', async (c, next) => {
    const wait = limit.take(c.get('user').id, { now: now() })
    return wait === 0 ? next() : later(c, 429, { reason: 'too-often', wait })
  })
  /** Takes in what is sent, if there is memory for it and it is no more than a file may be. */
  const receiving = async (c: Context<Signed>, keep: (bytes: Uint8Array) => Promise<Kept>): Promise<Response> => {
    const { id: owner } = c.get('user')
    const said = Number(c.req.header('Content-Length') ?? fileLimits.size)
    if (!(said <= fileLimits.size)) return problem(c, 413, { reason: 'too-large' })
    const used = await files.used(owner)
    if (used.bytes + said > fileLimits.total && c.req.header('Content-Length') !== undefined)
      return problem(c, 422, { reason: 'full' })
    const wait = sent.take(owner, { now: now(), cost: said })
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    const held = memory.begin(owner)
    if (!held) return later(c, 503, { reason: 'busy', wait: 5 })
    try {
      const bytes = await readBody(c.req.raw, { most: Math.min(said, fileLimits.size), patience, grow: held.grow })
      if (bytes === 'too-large') return problem(c, 413, { reason: 'too-large' })
      if (bytes === 'busy') return later(c, 503, { reason: 'busy', wait: 5 })
      if (bytes === 'stalled') return problem(c, 408, { reason: 'stalled' })
      if (bytes === 'broken') return problem(c, 400, { reason: 'broken' })
      const kept = await keep(bytes)
      if (kept.ok) return c.json({ file: kept.file }, kept.made ? 201 : 200)
      if (kept.fault === 'gone') return problem(c, 404, { reason: 'gone' })
      return problem(c, kept.fault === 'changed' ? 409 : 422, { reason: kept.fault })
    } finally {
      held.release()
    }
  }
  const found = (c: Context<Signed>, file: LibraryFile | null): Response =>
    file ? c.json({ file }) : problem(c, 404, { reason: 'gone' })

  app.get('/files', async (c) => {
    const owner = c.get('user').id
    await judgeOlder(store, owner)
    const [list, used] = await Promise.all([files.list(owner), files.used(owner)])
    return c.json({ files: list, used, limits: fileLimits })
  })
  app.get('/files/archive.zip', (c) =>
    libraryArchive(c, { store, owner: c.get('user').id, language: languageOf(c), now: now() }),
  )
  app.get('/files/:id', async (c) => {
    const id = c.req.param('id')
    const content = isId(id) ? await files.content(c.get('user').id, id) : null
    return content ? serveFile(c, { store, owner: c.get('user').id, content }) : problem(c, 404, { reason: 'gone' })
  })
  app.put('/files/:id', async (c) => {
    const id = c.req.param('id')
    const name = nameIn(c.req.header(fileNameHeader))
    if (!isId(id)) return invalid(c, [{ field: 'id', code: 'not-as-described' }])
    if (name === null) return invalid(c, [{ field: fileNameHeader, code: 'not-as-described' }])
    return receiving(c, (bytes) => keepFile(store, c.get('user').id, { id, name, bytes, now: now() }))
  })
  app.patch('/files/:id', async (c) => {
    const id = c.req.param('id')
    const words = await readJson(c, wordsBody)
    if (!words.ok) return words.response
    const tags = [...new Set(words.body.tags.map((tag) => tag.trim()))]
    const done = isId(id) && (await files.describe(c.get('user').id, id, { ...words.body, tags }))
    return found(c, done ? await files.find(c.get('user').id, id) : null)
  })
  app.delete('/files/:id', async (c) => {
    const gone = await files.remove(c.get('user').id, c.req.param('id'), { now: now() })
    return gone ? c.body(null, 204) : problem(c, 404, { reason: 'gone' })
  })
  app.post('/files/:id/back', async (c) => {
    const { id } = c.req.param()
    const back = await files.bringBack(c.get('user').id, id)
    if (back === 'full') return problem(c, 422, { reason: 'full' })
    return found(c, back === 'back' ? await files.find(c.get('user').id, id) : null)
  })

  app.get('/files/:id/versions/:version', async (c) => {
    const { id, version } = c.req.param()
    const content = await files.content(c.get('user').id, id, versionIn(version))
    return content ? serveFile(c, { store, owner: c.get('user').id, content }) : problem(c, 404, { reason: 'gone' })
  })
  app.put('/files/:id/versions/:version', async (c) => {
    const { id } = c.req.param()
    const version = versionIn(c.req.param('version'))
    if (version < 2 || !isId(id)) return problem(c, 404, { reason: 'gone' })
    if (!(await files.find(c.get('user').id, id))) return problem(c, 404, { reason: 'gone' })
    return receiving(c, (bytes) => keepVersion(store, c.get('user').id, { id, version, bytes, now: now() }))
  })
  app.post('/files/:id/versions/:version/present', async (c) => {
    const { id, version } = c.req.param()
    const done = await files.use(c.get('user').id, id, versionIn(version))
    return found(c, done ? await files.find(c.get('user').id, id) : null)
  })
  app.delete('/files/:id/versions/:version', async (c) => {
    const { id, version } = c.req.param()
    const done = await files.forget(c.get('user').id, id, versionIn(version))
    return found(c, done ? await files.find(c.get('user').id, id) : null)
  })
  return app
}

/** The name in a header; null where there is none. */
function nameIn(header: string | undefined): string | null {
  if (header === undefined || header.length > 3000) return null
  try {
    return decodeURIComponent(header)
  } catch {
    return null
  }
}
