import { activityGroups, canReport, listActivity, reportLine } from '@laissez-passer/core/internal/account'
import * as z from 'zod'
import { detailsOf } from '../account/activity-export.ts'
import { clearSessionCookie } from '../cookies.ts'
import { freshOperation, notFound, nothing, type Operation, scopedOperation } from './operation.ts'
import { seconds } from './schemas.ts'

const tag = 'My Account'

const line = z
  .object({
    id: z.string(),
    at: seconds,
    kind: z.string().meta({ description: 'What happened: `signed-in`, `passkey-added`.' }),
    byOperator: z.boolean(),
    details: z.record(z.string(), z.string()),
    reportable: z.boolean().meta({ description: 'Whether `reportActivity` takes it.' }),
  })
  .meta({ id: 'ActivityLine' })

const number = z.string().regex(/^\d{1,12}$/)

const query = z.object({
  group: z.enum(activityGroups).optional().meta({ description: 'Default: all.' }),
  since: number.optional().meta({ description: 'Unix time in seconds.' }),
  before: z.string().max(200).optional().meta({ description: 'The last line of the page before.' }),
  limit: number.optional().meta({ description: 'At most 200. Default: 50.' }),
})

/** What happened to one's account. */
export const activityOperations: readonly Operation[] = [
  scopedOperation({
    id: 'listActivity',
    scope: 'activity.read',
    method: 'get',
    path: '/account/activity',
    tag,
    summary: 'What happened to one’s account, newest first',
    description: 'A page at a time: ask again with `before` while `more` is true.',
    query,
    body: nothing,
    answer: z.object({ lines: z.array(line), more: z.boolean() }),
    reasons: {},
    run: async (c, { current }) => {
      const { before = null, group = null, limit, since } = query.parse(c.req.query())
      const most = Math.min(Math.max(Number(limit ?? 50), 1), 199)
      const wish = { current, before, group, since: since === undefined ? null : Number(since) }
      // One more than is told says whether there are more.
      const found = await listActivity(c.get('context'), { ...wish, limit: most + 1 })
      const lines = found.slice(0, most).map((each) => ({
        id: each.id,
        at: each.at,
        kind: each.kind,
        byOperator: each.by !== undefined && each.by.via !== 'person',
        details: { ...detailsOf(each) },
        reportable: canReport(each),
      }))
      return { ok: true, answer: { lines, more: found.length > most } }
    },
  }),
  freshOperation({
    id: 'reportActivity',
    method: 'post',
    path: '/account/activity/{id}/not-me',
    tag,
    summary: 'Say of a line that it wasn’t oneself',
    description: 'Every session ends, this one too, and the password opens nothing until another is chosen.',
    body: nothing,
    answer: z.object({
      token: z.string().nullable().meta({ description: 'For `choosePassword` at once; null: the mail has it.' }),
    }),
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => {
      const reported = await reportLine(c.get('context'), { fresh: current.fresh, id: c.req.param('id') ?? '' })
      if (!reported.ok) return notFound
      clearSessionCookie(c)
      return { ok: true, answer: { token: reported.resetToken } }
    },
  }),
]
