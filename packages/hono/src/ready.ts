import { hashToken } from '@laissez-passer/core/internal/ids'
import type { Context, Handler } from 'hono'
import type { ProviderEnv } from './environment.ts'
import type { RequestDone } from './meters.ts'
import type { SecurityHeaders } from './middleware/security-headers.ts'

/** An answer that is the same for everybody and as long as the provider runs. */
export interface ReadyAnswer {
  readonly body: string
  /** What it says besides the headers of every answer: its type, how long it may be kept. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Makes routes that give ready answers. They ask nothing of the request but whether the answer is known there
 * already: no context, no visitor and no form, so they have no frame but their line in the log.
 */
export function readyAnswers({
  done,
  headers,
}: {
  readonly headers: SecurityHeaders
  readonly done: (request: RequestDone) => void
}): (path: string, answer: ReadyAnswer) => Handler<ProviderEnv> {
  const common = { 'Content-Security-Policy': headers.policy(), ...Object.fromEntries(headers.others) }
  return (path, { body, headers: own }) => {
    // Hashed when it is first asked for: a start would hash all there are.
    let all: (Readonly<Record<string, string>> & { readonly ETag: string }) | null = null
    return (c) => {
      const started = performance.now()
      all ??= { ...common, ...own, ETag: etagOf(body) }
      const status = knows(c, all.ETag) ? 304 : 200
      done({ method: c.req.method, route: path, status, started })
      return new Response(status === 304 ? null : body, { status, headers: all })
    }
  }
}

/** An entity tag: the start of the content's hash. */
export function etagOf(body: string): string {
  return `"${hashToken(body).slice(0, 22)}"`
}

/**
 * Whether the client has the very content, by `If-None-Match`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export function knows(c: Context, tag: string): boolean {
  const known = c.req.header('If-None-Match')
  if (known === undefined) return false
  return known.trim() === '*' || known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
}
