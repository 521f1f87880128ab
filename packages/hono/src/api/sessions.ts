import { endOneSession, endOtherSessions } from '@laissez-passer/core/internal/sessions'
import * as z from 'zod'
import { endServiceOf, sessionsOf } from '../account/sessions-of.ts'
import { nothing, type Operation, scopedOperation } from './operation.ts'
import { seconds } from './schemas.ts'

const tag = 'My Account'

const session = z
  .object({
    id: z.string(),
    current: z.boolean().meta({ description: 'The one that asks.' }),
    browserName: z.string(),
    createdAt: seconds,
    lastSeenAt: seconds,
    services: z.array(z.object({ id: z.string(), name: z.string().nullable(), visitedAt: seconds })),
  })
  .meta({ id: 'Session' })

/** One's own sessions. */
export const sessionOperations: readonly Operation[] = [
  scopedOperation({
    id: 'listSessions',
    scope: 'sessions.read',
    method: 'get',
    path: '/account/sessions',
    tag,
    summary: 'One’s live sessions, with the services that each was used for',
    body: nothing,
    answer: z.object({ sessions: z.array(session) }),
    reasons: {},
    run: async (c, { current, parts }) => {
      const listed = await sessionsOf(c, parts, current)
      return { ok: true, answer: { sessions: listed.map((each) => ({ ...each, services: [...each.services] })) } }
    },
  }),
  scopedOperation({
    id: 'endOtherSessions',
    scope: 'sessions.end',
    method: 'delete',
    path: '/account/sessions',
    tag,
    summary: 'End all sessions but the one that asks',
    body: nothing,
    answer: nothing,
    reasons: {},
    run: async (c, { current }) => {
      await endOtherSessions(c.get('context'), { current })
      return { ok: true, answer: undefined }
    },
  }),
  scopedOperation({
    id: 'endOneSession',
    scope: 'sessions.end',
    method: 'delete',
    path: '/account/sessions/{id}',
    tag,
    summary: 'End one session',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) =>
      (await endOneSession(c.get('context'), { current, idHash: c.req.param('id') ?? '' }))
        ? { ok: true, answer: undefined }
        : { ok: false, reason: 'not-found' },
  }),
  scopedOperation({
    id: 'endServiceInSession',
    scope: 'sessions.end',
    method: 'delete',
    path: '/account/sessions/{id}/services/{service}',
    tag,
    summary: 'Sign one service out of a session, which goes on',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current, parts }) =>
      (await endServiceOf(c, parts, {
        current,
        idHash: c.req.param('id') ?? '',
        clientId: c.req.param('service') ?? '',
      }))
        ? { ok: true, answer: undefined }
        : { ok: false, reason: 'not-found' },
  }),
]
