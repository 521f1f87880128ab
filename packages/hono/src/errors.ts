import { LaissezPasserError } from '@laissez-passer/core/errors'
import { placeOf, whatFailed } from '@laissez-passer/server/log'
import type { ErrorHandler } from 'hono'
import type { RouteParts } from './composition.ts'
import type { ProviderEnv } from './environment.ts'

/** Codes by which stores and runtimes say "not now": the request may be sent again. */
const UNAVAILABLE = new Set(['store-unavailable', 'busy'])

/**
 * Answers what was thrown: 404 when what it was about was deleted meanwhile (an account, by its person in
 * another window or by an operator), 503 when a part isn't available, 500 else, with a number to quote. The
 * log gets the error's code, its cause's and where it was thrown, never a message, which may quote data.
 */
export function answerErrors({ fail, log }: Pick<RouteParts, 'fail' | 'log'>): ErrorHandler<ProviderEnv> {
  return (error, c) => {
    const code = error instanceof LaissezPasserError ? error.code : null
    if (code === 'store-gone') return fail(c, 404, { reason: 'gone' })
    const unavailable = code !== null && UNAVAILABLE.has(code)
    const request = crypto.randomUUID().slice(0, 8)
    log({
      level: unavailable ? 'warn' : 'error',
      event: 'request-failed',
      request,
      ...whatFailed(error),
      at: placeOf(error),
    })
    return fail(c, unavailable ? 503 : 500, { requestId: request })
  }
}
