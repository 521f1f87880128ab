import type { Context } from 'hono'

/** Statuses the API answers problems with. */
export type ProblemStatus = 400 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/**
 * Answers a problem as JSON: a reason for programs, and what they need with it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problem(
  c: Context,
  status: ProblemStatus,
  details: { readonly reason: string } & Readonly<Record<string, unknown>>,
): Response {
  return c.json({ type: 'about:blank', status, ...details }, status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })
}
