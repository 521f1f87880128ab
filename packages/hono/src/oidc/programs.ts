import type { ClientAnswer, TokenRequest } from '@laissez-passer/federation/oidc'
import type { Context, MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { ProviderEnv } from '../environment.ts'

/**
 * RFC 9700 §2.6: metadata, keys and tokens may be fetched from browsers; nothing here reads cookies.
 */
export const readable = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'WWW-Authenticate' }

/** What browsers ask before they let a page of another origin ask. */
export const preflight: MiddlewareHandler = cors({
  origin: '*',
  allowHeaders: ['Authorization', 'Content-Type', 'DPoP'],
  exposeHeaders: ['WWW-Authenticate'],
})

/** As `cors`, which would build a whole Response around each answer for two headers. */
export const open: MiddlewareHandler = (c, next) => {
  if (c.req.method === 'OPTIONS') return preflight(c, next)
  for (const [name, value] of Object.entries(readable)) c.header(name, value)
  return next()
}

/** What a client sends to one of the endpoints that only clients speak with. */
export async function sent(c: Context<ProviderEnv>): Promise<Required<TokenRequest>> {
  return {
    authorization: c.req.header('Authorization') ?? null,
    dpop: c.req.header('DPoP') ?? null,
    address: c.get('address'),
    parameters: c.req.method === 'POST' ? await formOf(c) : new URLSearchParams(),
  }
}

/** RFC 6749 §5: whatever it says, it is kept nowhere. */
export function tellClient(
  c: Context,
  {
    body,
    retryAfter,
    status,
  }: Pick<ClientAnswer, 'body'> & { readonly status: 200 | 201 | 400 | 401 | 429; readonly retryAfter?: number },
): Response {
  if (status === 401) c.header('WWW-Authenticate', 'Basic realm="oauth2"')
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
  c.header('Pragma', 'no-cache')
  return c.json(body, status, { 'Cache-Control': 'no-store' })
}

/** The form that was posted, each value of each name; empty where it isn't one. */
export async function formOf(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('Content-Type') ?? ''
  return new URLSearchParams(
    type.toLowerCase().startsWith('application/x-www-form-urlencoded')
      ? new TextDecoder().decode(await c.req.arrayBuffer())
      : '',
  )
}
