import type { Addresses } from '@laissez-passer/core/addresses'
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

/** More to say about a failure. */
export interface FailureDetails {
  /** To quote when asking for help. */
  readonly requestId?: string
  /** Which of the reasons that a status may have. */
  readonly reason?: string
}

/** Answers with a failure: a page for people, problem details for programs. */
export type Fail = (c: Context<ProviderEnv>, status: FailureStatus, details?: FailureDetails) => Response

/** Whether programs talk to a path. */
function isForPrograms({ at, captcha, oauth2 }: Addresses, path: string): boolean {
  const { issuer, jwks, token, userinfo } = oauth2
  const folders = [at('/api'), at('/.well-known'), captcha, jwks, token, userinfo, `${issuer}/.well-known`]
  return [...folders, '/dev/mailbox.json'].some((folder) => path === folder || path.startsWith(`${folder}/`))
}

/** Makes the function by which everything answers failures. */
export function failures(render: Render): Fail {
  return (c, status, { requestId, reason } = {}) => {
    if (status === 503) c.header('Retry-After', '5')
    if (isForPrograms(c.var.addresses, c.req.path))
      return problem(c, status, {
        reason: reason ?? REASONS[status],
        extra: requestId === undefined ? {} : { request: requestId },
      })
    const path = c.req.method === 'GET' ? {} : { path: c.var.addresses.signIn }
    return render(c, 'error', {
      status,
      requestId: requestId ?? null,
      reason: reason ?? null,
      ...path,
      httpStatus: status,
    })
  }
}
