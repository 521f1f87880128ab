import { problem } from '@laissez-passer/server/problem'
import type { Context } from 'hono'

/**
 * Tells a program to come again.
 *
 * @param details - `wait`: seconds until then
 */
export function later(
  c: Context,
  status: 429 | 503,
  { reason, wait }: { readonly reason: string; readonly wait: number },
): Response {
  c.header('Retry-After', String(wait))
  return problem(c, status, { reason, wait })
}
