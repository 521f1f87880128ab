import type { Context } from 'hono'
import type { ProviderEnv } from '../environment.ts'

/** What a service asks by an address; a HEAD asks nothing: a ticket is good once. */
export function query(c: Context<ProviderEnv>): URLSearchParams {
  return c.req.method === 'HEAD' ? new URLSearchParams() : new URL(c.req.url).searchParams
}

/** Sends what a service reads. It is good once: nobody keeps it. */
export function send(
  c: Context<ProviderEnv>,
  {
    body,
    retryAfter,
    status = 200,
    type,
  }: {
    readonly body: string
    readonly type: string
    readonly status?: 200 | 400 | 429 | 500
    readonly retryAfter?: number
  },
): Response {
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
  return c.body(body, status, { 'Content-Type': type, 'Cache-Control': 'no-store' })
}
