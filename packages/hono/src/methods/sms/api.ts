import {
  confirmPhone,
  listPhoneNumbers,
  removePhone,
  resendPhoneCode,
  startPhone,
  viewPhone,
} from '@laissez-passer/core/internal/methods/sms'
import * as z from 'zod'
import {
  done,
  freshOperation,
  notFound,
  nothing,
  type Operation,
  refused,
  scopedOperation,
} from '../../api/operation.ts'
import { seconds, typed, typedDigits } from '../../api/schemas.ts'
import { rememberedVisitor } from '../../visitor.ts'
import { mobileNumbers } from './numbers.ts'

const tag = 'Phone numbers'

const phone = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: 'As it may be shown: most digits are hidden.' }),
    createdAt: seconds,
    lastUsedAt: seconds.nullable(),
  })
  .meta({ id: 'PhoneNumber' })

const waiting = z.object({
  id: z.string(),
  name: z.string(),
  expiresAt: seconds.nullable().meta({ description: 'Null: its code is used up or too old.' }),
  left: z.int().meta({ description: 'Tries left on the code.' }),
})

/** One's own phone numbers, for programs. */
export const phoneOperations: readonly Operation[] = [
  scopedOperation({
    id: 'listPhoneNumbers',
    scope: 'account.read',
    method: 'get',
    path: '/account/phones',
    tag,
    summary: 'The numbers that text messages go to',
    body: nothing,
    answer: z.object({ phones: z.array(phone) }),
    reasons: {},
    run: async (c, { current }) => {
      const phones = await listPhoneNumbers(c.get('context'), { accountId: current.account.id })
      return { ok: true, answer: { phones: [...phones] } }
    },
  }),
  freshOperation({
    id: 'startPhone',
    method: 'post',
    path: '/account/phones',
    tag,
    summary: 'Begin to add a number: a code goes there',
    description: '`not-in-use` once text messages are retired.',
    body: z.strictObject({ number: typed.meta({ description: 'With its country code.' }) }),
    answer: waiting,
    status: 201,
    reasons: { invalid: 422, throttled: 429, 'not-in-use': 409, 'too-many': 409, 'not-found': 404 },
    run: async (c, { body, current }) => {
      const visitor = await rememberedVisitor(c)
      const parse = await mobileNumbers()
      const { number } = body
      const started = await startPhone(c.get('context'), { fresh: current.fresh, number, parse, visitor })
      if (!started.ok) return refused(started)
      const view = await viewPhone(c.get('context'), { account: current.account, id: started.id })
      return view ? { ok: true, answer: view } : notFound
    },
  }),
  freshOperation({
    id: 'resendPhoneCode',
    method: 'post',
    path: '/account/phones/{id}/code',
    tag,
    summary: 'Have another code sent to a number that waits',
    body: nothing,
    answer: nothing,
    reasons: { throttled: 429, 'not-in-use': 409, 'not-found': 404 },
    run: async (c, { current }) => {
      const visitor = await rememberedVisitor(c)
      const asked = { fresh: current.fresh, id: c.req.param('id') ?? '', visitor }
      const sent = await resendPhoneCode(c.get('context'), asked)
      if (sent.ok) return done
      const { reason } = sent
      return reason === 'unknown' ? notFound : refused({ ...sent, reason })
    },
  }),
  freshOperation({
    id: 'confirmPhone',
    method: 'post',
    path: '/account/phones/{id}/confirm',
    tag,
    summary: 'Add the number, by the code that went there',
    description: 'A mail says so. `over`: have another sent.',
    body: z.strictObject({ code: typedDigits }),
    answer: z.object({ name: z.string() }),
    reasons: { invalid: 422, throttled: 429, over: 410, 'not-in-use': 409, 'too-many': 409, 'not-found': 404 },
    run: async (c, { body, current }) => {
      const id = c.req.param('id') ?? ''
      const result = await confirmPhone(c.get('context'), { fresh: current.fresh, id, code: body.code })
      if (result.ok) return { ok: true, answer: result }
      const { reason } = result
      return reason === 'unknown' ? notFound : refused({ ...result, reason })
    },
  }),
  freshOperation({
    id: 'removePhone',
    method: 'delete',
    path: '/account/phones/{id}',
    tag,
    summary: 'Remove a number',
    description: 'A mail says so.',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => {
      const phoneId = c.req.param('id') ?? ''
      return (await removePhone(c.get('context'), { fresh: current.fresh, phoneId })).ok ? done : notFound
    },
  }),
]
