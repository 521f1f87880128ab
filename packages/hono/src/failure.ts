import type { Context } from 'hono'
import type { Mistake } from '@laissez-passer/federation/oidc'
import type { ProviderEnv } from './environment.ts'
import type { Render } from './page.ts'
import { problem } from '@laissez-passer/server/problem'
import type { RoutePolicies } from './route-policies.ts'
import type { Meters } from './meters.ts'
import { retryAfter } from './retry-after.ts'

/** Answers of the provider when a request can't be served at all. */
export type FailureStatus = 400 | 403 | 404 | 405 | 413 | 429 | 500 | 503

const REASONS: Readonly<Record<FailureStatus, string>> = {
  400: 'invalid',
  403: 'cross-site',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  429: 'too-many',
  500: 'failed',
  503: 'unavailable',
}

/** More to say about a failure. */
export interface FailureDetails {
  /** To quote when asking for help. */
  readonly requestId?: string
  /** Which of the reasons that a status may have. */
  readonly reason?: string
  /** What is wrong with a service's request, where its developers may read that. */
  readonly mistake?: Mistake | null
}

/** Answers with a failure: a page for people, problem details for programs. */
export type Fail = (c: Context<ProviderEnv>, status: FailureStatus, details?: FailureDetails) => Response

/**
 * Makes the function by which everything answers failures.
 *
 * @param policies say where programs read the answers
 */
export function failures(
  { meters, render }: { readonly render: Render; readonly meters: Pick<Meters, 'refusal'> },
  policies: Pick<RoutePolicies, 'speaksToPrograms'>,
): Fail {
  return (c, status, { requestId, reason, mistake = null } = {}) => {
    meters.refusal(reason ?? REASONS[status])
    if (status === 503) c.header('Retry-After', retryAfter)
    if (policies.speaksToPrograms(c.req.path))
      return problem(c, status, {
        reason: reason ?? REASONS[status],
        ...(requestId === undefined ? {} : { request: requestId }),
      })
    const path = c.req.method === 'GET' ? {} : { path: c.get('addresses').signIn }
    return render(c, 'error', {
      status,
      requestId: requestId ?? null,
      reason: reason ?? null,
      mistake,
      ...path,
      httpStatus: status,
    })
  }
}
