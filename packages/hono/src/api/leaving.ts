import {
  askDataExport,
  currentDataExport,
  dataExportRules,
  openDataExport,
} from '@laissez-passer/core/internal/data-export'
import {
  askDeletion,
  cancelDeletion,
  findDeletion,
  waitingDeletion,
  whatGoes,
} from '@laissez-passer/core/internal/deletion'
import { servicesNamed } from '@laissez-passer/federation/oidc'
import { serviceId } from '@laissez-passer/federation/services'
import * as z from 'zod'
import { sweepTopic } from '../background.ts'
import { clearSessionCookie } from '../cookies.ts'
import {
  archive,
  done,
  freshOperation,
  notFound,
  nothing,
  openOperation,
  type Operation,
  ownOperation,
} from './operation.ts'
import { mailedToken, seconds } from './schemas.ts'

const tag = 'My Account'

const goes = z.object({
  email: z.string(),
  uid: z.string(),
  password: z.boolean(),
  factors: z.array(z.object({ kind: z.string(), name: z.string() })),
  sessions: z.int(),
  services: z.array(z.object({ id: z.string(), name: z.string() })),
})

const dueAt = seconds.nullable().meta({ description: 'When it is deleted; null: nothing waits.' })

/** A copy of all of one's data, and deleting the account. */
export const leavingOperations: readonly Operation[] = [
  ownOperation({
    id: 'readDataCopy',
    method: 'get',
    path: '/account/data',
    tag,
    summary: 'The copy of one’s data that waits, or is ready',
    body: nothing,
    answer: z.object({
      copy: z
        .object({ id: z.string(), askedAt: seconds, readyAt: seconds.nullable(), expiresAt: seconds.nullable() })
        .nullable(),
      canAsk: z.boolean(),
    }),
    reasons: {},
    run: async (c, { current }) => {
      const context = c.get('context')
      const copy = await currentDataExport(context, { current })
      const canAsk = copy === null || copy.askedAt <= context.now - dataExportRules.pauseSeconds
      return { ok: true, answer: { copy, canAsk } }
    },
  }),
  freshOperation({
    id: 'askDataCopy',
    method: 'post',
    path: '/account/data',
    tag,
    summary: 'Ask for a copy of all of one’s data',
    description: 'Prepared in the background, told of by mail, kept for seven days. One an hour.',
    body: nothing,
    answer: nothing,
    reasons: { 'asked-lately': 429 },
    run: async (c, { current }) => {
      if (!(await askDataExport(c.get('context'), { fresh: current.fresh })))
        return { ok: false, reason: 'asked-lately' }
      c.get('context').signals.notify(sweepTopic)
      return done
    },
  }),
  freshOperation({
    id: 'openDataCopy',
    method: 'get',
    path: '/account/data/{id}',
    tag,
    summary: 'The copy itself: a ZIP file',
    body: nothing,
    answer: archive,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => {
      const bytes = await openDataExport(c.get('context'), { fresh: current.fresh, id: c.req.param('id') ?? '' })
      return bytes === null ? notFound : { ok: true, answer: bytes }
    },
  }),
  ownOperation({
    id: 'readDeletion',
    method: 'get',
    path: '/account/deletion',
    tag,
    summary: 'Whether one’s account is to be deleted, and what goes with it',
    body: nothing,
    answer: z.object({
      dueAt,
      waitSeconds: z.int().meta({ description: 'For how long a deletion can be cancelled.' }),
      goes,
    }),
    reasons: {},
    run: async (c, { current, parts }) => {
      const context = c.get('context')
      const [waiting, { factors, services: ids, ...rest }] = await Promise.all([
        waitingDeletion(context, { current }),
        whatGoes(context, { current }),
      ])
      const named = await servicesNamed({ ...context, services: parts.services }, ids)
      const services = named.map((service) => ({ id: serviceId(service), name: service.name }))
      const answer = { ...rest, factors: factors.map(({ kind, name }) => ({ kind, name })), services }
      const { accountDeletionSeconds: waitSeconds } = context.settings
      return { ok: true, answer: { dueAt: waiting?.dueAt ?? null, waitSeconds, goes: answer } }
    },
  }),
  freshOperation({
    id: 'askDeletion',
    method: 'post',
    path: '/account/deletion',
    tag,
    summary: 'Delete one’s account',
    description: 'After a time in which it can be cancelled; where there is none it is gone at once: `dueAt` is null.',
    body: z.strictObject({ sure: z.literal(true) }),
    answer: z.object({ dueAt }),
    reasons: { waiting: 409 },
    run: async (c, { current }) => {
      const asked = await askDeletion(c.get('context'), { fresh: current.fresh })
      if (!asked.ok) return { ok: false, reason: 'waiting' }
      if (asked.dueAt === null) clearSessionCookie(c)
      return { ok: true, answer: { dueAt: asked.dueAt } }
    },
  }),
  ownOperation({
    id: 'cancelDeletion',
    method: 'delete',
    path: '/account/deletion',
    tag,
    summary: 'Keep one’s account after all',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => ((await cancelDeletion(c.get('context'), { current })).ok ? done : notFound),
  }),
  openOperation({
    id: 'readDeletionLink',
    method: 'post',
    path: '/deletion/link',
    tag,
    summary: 'When the account is deleted that a mail’s link keeps',
    body: z.strictObject({ token: mailedToken }),
    answer: z.object({ dueAt: seconds }),
    reasons: { 'not-found': 410 },
    run: async (c, { body }) => {
      const found = await findDeletion(c.get('context'), body)
      return found.ok ? { ok: true, answer: { dueAt: found.deletion.dueAt } } : notFound
    },
  }),
  openOperation({
    id: 'keepAccount',
    method: 'post',
    path: '/deletion/cancel',
    tag,
    summary: 'Keep an account by the link of the mail',
    body: z.strictObject({ token: mailedToken }),
    answer: nothing,
    reasons: { 'not-found': 410 },
    run: async (c, { body }) => ((await cancelDeletion(c.get('context'), body)).ok ? done : notFound),
  }),
]
