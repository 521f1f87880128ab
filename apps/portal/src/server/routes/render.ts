import { isObject, isShallow } from '@laissez-passer/europass/patch'
import { documentSetting, templateNames } from '@laissez-passer/europass/templates'
import { type Setting, typeset, type TypesetEngine, TypesetError } from '@laissez-passer/europass/typst'
import type { Log } from '@laissez-passer/server/log'
import { problem } from '@laissez-passer/server/problem'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import * as z from 'zod'
import { missingHeader, missingValue } from '../../missing-characters.ts'
import { later } from '../later.ts'
import { rateLimit } from '../rate-limit.ts'
import { invalid, readJson } from '../read-json.ts'
import type { MaybeSigned } from './session.ts'

/** What the rendering route needs. */
export interface RenderRoutes {
  readonly engine: TypesetEngine | null
  readonly optional: MiddlewareHandler<MaybeSigned>
  /** Who a guest is counted as. */
  readonly address: (c: Context) => string
  readonly log: Log
  /** Seconds since the epoch. */
  readonly now: () => number
}

/** In characters of JSON: a CV of three pages, which counts once; longer ones count by their length. */
const usual = 15_000
/** In characters of JSON: some sixty pages. Beyond that one person would hold up all others. */
const largest = 200_000

/**
 * Documents in, their PDF out; nothing is kept. Open to guests, counted per address for them and per person
 * for others: a preview while typing asks about once a second.
 */
export function renderRoutes({ engine, optional, address, log, now }: RenderRoutes): Hono<MaybeSigned> {
  const guests = rateLimit({ burst: 40, perSecond: 1 })
  const people = rateLimit({ burst: 60, perSecond: 2 })
  const app = new Hono<MaybeSigned>()
  app.post('/render', optional, async (c) => {
    if (!engine) return problem(c, 501, { reason: 'no-engine' })
    const user = c.get('user')
    const read = await readJson(c, printedSchema)
    const length = read.ok ? lengthOf(read.body) : 0
    if (length > largest) return problem(c, 413, { reason: 'too-large' })
    const spent = { now: now(), cost: 1 + Math.floor(length / usual) }
    const wait = user ? people.take(user.id, spent) : guests.take(address(c), spent)
    if (wait > 0) return later(c, 429, { reason: 'too-often', wait })
    if (!read.ok) return read.response
    const asked = settingOf(read.body)
    if (!asked) return invalid(c, [{ field: 'documents', code: 'not-as-described' }])
    try {
      const { bytes, missing } = await typeset(asked, engine, { now: new Date(now() * 1000) })
      return c.body(new Uint8Array(bytes), 200, {
        ...(missing.length > 0 && { [missingHeader]: missingValue(missing) }),
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="cv.pdf"',
        'Cache-Control': 'no-store',
      })
    } catch (error) {
      if (!(error instanceof TypesetError)) throw error
      // The message may quote the document: it stays out of the log.
      log({ level: 'error', event: 'render-failed', reason: error.code })
      // The same document would fail again; a queue empties.
      return error.code === 'failed' || error.code === 'timeout'
        ? problem(c, 422, { reason: 'failed' })
        : later(c, 503, { reason: 'busy', wait: 2 })
    }
  })
  return app
}

/** What is asked for: documents that the browser made ready to print; undefined where one is none. */
function settingOf({ documents, ...carried }: Printed): Setting | undefined {
  try {
    return documentSetting(documents, carried)
  } catch {
    return undefined
  }
}

/** How deep a view may be nested; the deepest of ours is at 9. */
const deepest = 32

/**
 * Whose sections and texts are what they are is seen when it is set: the engine takes them as data, and a
 * view that is none is refused there.
 */
export const printedSchema = z.object({
  documents: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.enum(['cv', 'letter']), template: z.enum(templateNames), view: z.custom<never>(isView) }),
        z.object({ kind: z.literal('sheet'), view: z.custom<never>(isView) }),
      ]),
    )
    .min(1)
    .max(4),
  xml: z.string().default(''),
  attachments: z
    .array(
      z.object({
        name: z.string().regex(/^\w[\w.-]{0,79}$/),
        content: z.string(),
        mediaType: z
          .string()
          .regex(/^[a-z]+\/[\w.+-]+$/)
          .max(80),
        description: z.string().max(200),
      }),
    )
    .max(4)
    .default([]),
})
type Printed = z.infer<typeof printedSchema>

/**
 * What is to be set, in characters of JSON. Pictures are set as they are and cost little, and what is
 * attached isn't set. A text is none of them, whatever it begins with.
 */
const lengthOf = ({ documents }: Printed): number =>
  JSON.stringify(documents, (key, value: unknown) => (key === 'data' ? '' : value)).length

function isView(value: unknown): boolean {
  return isObject(value) && isShallow(value, deepest)
}
