import { listDevices, removeDevice, renameDevice } from '@laissez-passer/core/internal/authenticator/server'
import * as z from 'zod'
import { freshOperation, nothing, type Operation, ownOperation, scopedOperation } from '../../api/operation.ts'
import { seconds, typed } from '../../api/schemas.ts'

const tag = 'Mobile devices'

const device = z
  .object({
    id: z.string(),
    name: z.string(),
    model: z.string().nullable(),
    createdAt: seconds,
    lastSeenAt: seconds.nullable(),
    status: z.enum(['active', 'locked']),
    biometrics: z.boolean().meta({ description: 'A finger or a face stands for its PIN.' }),
  })
  .meta({ id: 'Device' })

/** One's own mobile devices, for programs. */
export const deviceOperations: readonly Operation[] = [
  scopedOperation({
    id: 'listDevices',
    scope: 'account.read',
    method: 'get',
    path: '/account/devices',
    tag,
    summary: 'One’s mobile devices, oldest first',
    body: nothing,
    answer: z.object({ devices: z.array(device) }),
    reasons: {},
    run: async (c, { current }) => {
      const devices = await listDevices(c.get('context'), current.account.id)
      return { ok: true, answer: { devices: devices.map((each) => ({ ...each, model: each.model || null })) } }
    },
  }),
  ownOperation({
    id: 'renameDevice',
    method: 'patch',
    path: '/account/devices/{id}',
    tag,
    summary: 'Give a device another name',
    body: z.strictObject({ name: typed }),
    answer: nothing,
    reasons: { invalid: 422, 'not-found': 404 },
    run: async (c, { body, current }) => {
      const deviceId = c.req.param('id') ?? ''
      const result = await renameDevice(c.get('context'), { accountId: current.account.id, deviceId, name: body.name })
      if (result.ok) return { ok: true, answer: undefined }
      return result.reason === 'invalid' ? result : { ok: false, reason: 'not-found' }
    },
  }),
  freshOperation({
    id: 'removeDevice',
    method: 'delete',
    path: '/account/devices/{id}',
    tag,
    summary: 'Remove a device',
    description: 'It signs in no more; a mail says so. For whoever signed in a moment ago.',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => {
      const result = await removeDevice(c.get('context'), { fresh: current.fresh, deviceId: c.req.param('id') ?? '' })
      return result.ok ? { ok: true, answer: undefined } : { ok: false, reason: 'not-found' }
    },
  }),
]
