import type { Context } from 'hono'
import type { ProviderEnv } from './environment.ts'
import type { Render } from './page.ts'
import { problem } from './problem.ts'

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

/** Answers with a failure: a page for people, problem details for programs. */
export type Fail = (c: Context<ProviderEnv>, status: FailureStatus, requestId?: string) => Response

/** Paths that programs talk to. */
const FOR_PROGRAMS = /^\/(cas\/(api|oauth2|\.well-known|captcha|password\/samples)(\/|$)|dev\/mailbox\.json$)/

/** Makes the function by which everything answers failures. */
export function failures(render: Render): Fail {
  return (c, status, requestId) => {
    if (status === 503) c.header('Retry-After', '5')
    if (FOR_PROGRAMS.test(c.req.path)) return problem(c, status, { reason: REASONS[status], extra: requestId === undefined ? {} : { request: requestId } })
    return render(c, 'error', { status, requestId: requestId ?? null, ...(c.req.method === 'GET' ? {} : { path: '/cas/login' }) }, status)
  }
}
