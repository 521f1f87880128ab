import type { DeviceCall, DeviceReason, Refusal } from '@laissez-passer/core/internal/authenticator/server'
import { problem } from '@laissez-passer/server/problem'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ProviderEnv } from '../../environment.ts'
import { retryAfter } from '../../retry-after.ts'

/** Status of each reason; see the protocol's specification. One without is an error of the compiler. */
export const STATUSES: Readonly<Record<DeviceReason, ContentfulStatusCode>> = {
  'use-nonce': 401,
  'bad-message': 401,
  replayed: 401,
  'unknown-device': 401,
  removed: 410,
  'bad-request': 400,
  unknown: 404,
  expired: 410,
  completed: 409,
  answered: 409,
  locked: 423,
  'no-tries': 423,
  'wrong-pin': 403,
  'wrong-code': 403,
  revoked: 403,
  'other-key': 403,
  'wrong-password': 403,
  throttled: 429,
  'unknown-try': 403,
  'too-many': 409,
  'bad-element': 400,
  'bad-endpoint': 400,
  'bad-credential': 400,
  'no-biometrics': 403,
  biometrics: 403,
  unavailable: 503,
}

/** A request of the device API, as core judges it. */
export async function callOf(c: Context<ProviderEnv>): Promise<DeviceCall> {
  return {
    authorization: c.req.header('Authorization') ?? null,
    method: c.req.method,
    path: c.req.path,
    body: await c.req.text(),
    address: c.get('address'),
  }
}

/**
 * Whatever the refusal tells besides its reason (tries left, how a request ended) comes as members of its
 * own.
 */
export function refused(c: Context<ProviderEnv>, { reason, ok: _, ...extra }: Refusal<DeviceReason>): Response {
  if (extra.wait !== undefined) c.header('Retry-After', String(extra.wait))
  if (STATUSES[reason] === 503) c.header('Retry-After', retryAfter)
  return problem(c, STATUSES[reason], { ...extra, reason })
}
