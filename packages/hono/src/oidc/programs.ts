import { type ClientAnswer, claimedClient, type TokenRequest } from '@laissez-passer/federation/oidc'
import type { Context, MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { ClientRefused } from '../client-refused.ts'
import type { ProviderEnv } from '../environment.ts'
import { tellJson } from '../told.ts'

/**
 * RFC 9700 §2.6: metadata, keys and tokens may be fetched from browsers; nothing here reads cookies.
 */
export const readable = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'WWW-Authenticate' }

/** What browsers ask before they let a page of another origin ask. */
export const preflight: MiddlewareHandler = cors({
  origin: '*',
  allowHeaders: ['Authorization', 'Content-Type', 'DPoP'],
  exposeHeaders: ['WWW-Authenticate'],
})

/** As `cors`, which would build a whole Response around each answer for two headers. */
export const open: MiddlewareHandler = (c, next) => {
  if (c.req.method === 'OPTIONS') return preflight(c, next)
  sayReadable(c)
  return next()
}

function sayReadable(c: Context): void {
  for (const [name, value] of Object.entries(readable)) c.header(name, value)
}

/**
 * A route whose answers say themselves that they are {@link readable}, as those of {@link tellClient} do: by
 * it goes most of what programs ask, and a middleware around it is a tenth of the time. What is thrown is
 * told in the same way.
 */
export function readably(
  answer: (c: Context<ProviderEnv>) => Promise<Response>,
): (c: Context<ProviderEnv>) => Promise<Response> {
  return async (c) => {
    try {
      return await answer(c)
    } catch (error) {
      sayReadable(c)
      throw error
    }
  }
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

/** What is told a client. */
export type TellsClient = Pick<ClientAnswer, 'body'> & {
  readonly status: 200 | 201 | 400 | 401 | 429
  /** In seconds. */
  readonly retryAfter?: number
  /** For the operator's log; absent: no more than the body says. */
  readonly why?: string
}

/** RFC 6749 §5: whatever it says, it is kept nowhere. */
export function tellClient(c: Context<ProviderEnv>, { body, retryAfter, status }: TellsClient): Response {
  const headers = {
    ...readable,
    'cache-control': 'no-store',
    pragma: 'no-cache',
    ...(status === 401 ? { 'www-authenticate': 'Basic realm="oauth2"' } : {}),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  }
  return tellJson(c, body, { status, headers })
}

const formType = 'application/x-www-form-urlencoded'

/** Whether a body of this type is a form; one of no type is none, and may be empty. */
function isForm(type: string): boolean {
  return type === '' || type.toLowerCase().startsWith(formType)
}

/** The answer to a body of another type: read as an empty form, it would lack whatever it has. */
const noForm: TellsClient = {
  status: 400,
  body: { error: 'invalid_request', error_description: `The body must be a form: Content-Type: ${formType}` },
}

/** A route that only clients ask, by a form. `refused` is told what they are told, and why. */
export function asked(
  answer: (c: Context<ProviderEnv>, request: Required<TokenRequest>) => Promise<TellsClient>,
  refused: ClientRefused,
): (c: Context<ProviderEnv>) => Promise<Response> {
  return readably(async (c) => {
    if (!isForm(c.req.header('Content-Type') ?? '')) return told(noForm, null)
    const request = await sent(c)
    return told(await answer(c, request), request)

    function told(answered: TellsClient, request: Required<TokenRequest> | null): Response {
      const { body, why } = answered
      const { error, error_description: description } = body
      if (typeof error === 'string') {
        const said = why ?? (typeof description === 'string' ? description : undefined)
        refused(c, { client: request === null ? null : claimedClient(request), reason: error, said })
      }
      return tellClient(c, answered)
    }
  })
}

/** The form that was posted, each value of each name; empty where it isn't one. */
export async function formOf(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('Content-Type') ?? ''
  return new URLSearchParams(type !== '' && isForm(type) ? new TextDecoder().decode(await c.req.arrayBuffer()) : '')
}
