import { deviceEndpoints, type DeviceEndpoint } from '@laissez-passer/core/internal/authenticator/server'
import type { Context } from 'hono'
import { nothing, type Operation } from '../../api/operation.ts'
import type { ProviderEnv } from '../../environment.ts'
import { callOf, refused, STATUSES } from './device-answers.ts'
import { deviceDescribed } from './device-described.ts'

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const
const ofEveryCall = ['use-nonce', 'bad-message', 'replayed', 'unknown-device', 'removed'] as const

/** The device API, apart from the live channel: what core does, with what it takes and tells. */
export const deviceApiOperations: readonly Operation[] = deviceEndpoints.map(operationOf)

function operationOf({ method, path, run }: DeviceEndpoint): Operation {
  const described = deviceDescribed[`${method} ${path}`]
  if (!described) throw new TypeError(`the device API doesn’t describe ${method} ${path}`)
  const { answer, body = nothing, by = 'device', id, reasons, summary } = described
  const all = [...(by === 'secret' ? [] : ofEveryCall), 'bad-request', ...reasons]
  const known = Object.entries(STATUSES).filter(([reason]) => all.includes(reason))
  return {
    id,
    method: methods[method],
    path: `/device${path}`,
    tag: 'Phones',
    summary,
    access: 'device',
    by,
    body,
    answer,
    reasons: Object.fromEntries(known),
    handle: async (c: Context<ProviderEnv>) => {
      const call = await callOf(c)
      // What is told of it is core's to say; what isn't even of its shape never gets there.
      if (body !== nothing && !body.safeParse(parsed(call.body)).success)
        return refused(c, { ok: false, reason: 'bad-request' })
      const result = await run(c.get('context'), call)
      return result.ok ? c.json(answer.parse(result.answer)) : refused(c, result)
    },
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
