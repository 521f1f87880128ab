import { startEnrolment, stopBiometrics, viewEnrolment } from '@laissez-passer/core/internal/authenticator/server'
import * as z from 'zod'
import { done, freshOperation, notFound, nothing, type Operation, ownOperation, refused } from '../../api/operation.ts'
import { seconds, typed, typedDigits } from '../../api/schemas.ts'

const tag = 'Mobile devices'

const enrolment = z
  .object({
    id: z.string(),
    name: z.string(),
    replaces: z.string().nullable(),
    status: z.enum(['pending', 'completed', 'expired', 'no-tries', 'cancelled']),
    link: z.string().nullable().meta({ description: 'For the QR code, while it is pending. A secret.' }),
    expiresAt: seconds,
    device: z.object({ id: z.string(), name: z.string(), model: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Enrolment', description: 'A mobile device that is being added.' })

/** Adding one's own mobile devices, for programs. */
export const enrolmentOperations: readonly Operation[] = [
  freshOperation({
    id: 'startEnrolment',
    method: 'post',
    path: '/account/devices',
    tag,
    summary: 'Begin to add a phone: choose its PIN, and show the link as a QR code',
    description: 'The app scans it and asks for the PIN; `readEnrolment` says when it is done.',
    body: z.strictObject({
      name: typed,
      pin: typedDigits,
      confirmPin: typedDigits,
      replaces: typed.optional().meta({ description: 'The device in whose place it comes.' }),
    }),
    answer: enrolment,
    status: 201,
    reasons: { invalid: 422, 'too-many': 409, 'not-found': 404 },
    run: async (c, { body, current }) => {
      const { replaces = null, ...fields } = body
      const result = await startEnrolment(c.get('context'), { fresh: current.fresh, replaces, ...fields })
      if (result.ok) return { ok: true, answer: result.enrolment }
      const { reason } = result
      return reason === 'unknown' ? notFound : refused({ ...result, reason })
    },
  }),
  ownOperation({
    id: 'readEnrolment',
    method: 'get',
    path: '/account/devices/enrolments/{id}',
    tag,
    summary: 'Whether the phone is there by now',
    description: 'Ask every two seconds while it is `pending`.',
    body: nothing,
    answer: enrolment,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => {
      const wanted = { id: c.req.param('id') ?? '', accountId: current.account.id }
      const found = await viewEnrolment(c.get('context'), wanted)
      return found.ok ? { ok: true, answer: found.enrolment } : notFound
    },
  }),
  freshOperation({
    id: 'stopBiometrics',
    method: 'delete',
    path: '/account/devices/{id}/biometrics',
    tag,
    summary: 'Let no finger and no face stand for a device’s PIN any more',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => {
      const deviceId = c.req.param('id') ?? ''
      return (await stopBiometrics(c.get('context'), { fresh: current.fresh, deviceId })).ok ? done : notFound
    },
  }),
]
