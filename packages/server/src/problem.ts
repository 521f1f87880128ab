import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not as described.',
  401: 'The request proves nothing.',
  403: 'The request is refused.',
  404: 'There is nothing here.',
  405: 'The method is not allowed.',
  409: 'The state does not allow it.',
  410: 'It is over.',
  413: 'The body is too large.',
  415: 'The content is not of a kind that is accepted.',
  422: 'The content is not as described.',
  423: 'It is locked.',
  429: 'Too many requests.',
  500: 'Something went wrong.',
  501: 'This server does not do it.',
  503: 'Not available at the moment.',
}

/**
 * An error for a program.
 *
 * @param details `reason`: a stable code, e.g. `expired`; more members as they are
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  details: { readonly reason: string } & Readonly<Record<string, unknown>>,
): Response {
  const body = JSON.stringify({
    ...details,
    type: 'about:blank',
    title: TITLES[status] ?? 'Something went wrong.',
    status,
  })
  return c.body(body, status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
}
