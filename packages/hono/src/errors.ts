import { LaissezPasserError } from '@laissez-passer/core/errors'
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

/**
 * What was thrown, as a line of the log names it: by our code, else by its class, and by the code alone of
 * what caused it. Never by a message, which may quote data.
 */
export function whatFailed(error: unknown): { readonly error: string; readonly cause?: string } {
  if (!(error instanceof Error)) return { error: 'unknown' }
  return { error: error instanceof LaissezPasserError ? error.code : error.name, ...causeOf(error) }
}

/** What a database or a network said of it, by its code alone: `55P03`, `ECONNREFUSED`. */
function causeOf({ cause }: Error): { readonly cause?: string } {
  if (!(cause instanceof Error)) return {}
  const code = 'code' in cause ? String(cause.code) : ''
  return { cause: /^[\w-]{1,40}$/.test(code) ? code : cause.name }
}

/** The innermost frames of a stack, without the message above them. */
function placeOf(error: Error): string {
  // Its message stands first, and may have lines that look like frames.
  const stack = (error.stack ?? '').replace(error.message, '')
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return frames
    .slice(0, 4)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/\(?(file:\/\/)?\/.*\/(?=[^/]+$)/, '('),
    )
    .join(' < ')
}
