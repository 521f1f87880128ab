import * as openid from 'openid-client'
import { isLoopback } from '../addresses.ts'
import { RelyingPartyError } from '../errors.ts'
import { type JwtVerifier, jwtVerifier } from '../jwt.ts'
import type { Fetch } from '../options.ts'
import type { OidcOptions } from './options.ts'

/** The issuer as it describes itself, and what verifies what it signs. */
export interface Issuer {
  readonly config: openid.Configuration
  readonly verifyJwt: JwtVerifier
}

/** What it takes to look an issuer up, and to be known there. */
export type IssuerOptions = Pick<OidcOptions, 'clientAuthentication' | 'clientId' | 'clientSecret' | 'fetch' | 'issuer'>

const freshFor = 3600
const patience = 5

/**
 * What the issuer publishes about itself, kept for an hour. Whoever comes while it is looked up looks it up
 * as well: on Workers a look-up stops with the request that began it, and who shared it would wait for ever.
 *
 * @returns rejects with a {@link RelyingPartyError} that names the cause
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export function configuration(options: IssuerOptions, now: () => number): () => Promise<Issuer> {
  let known: { readonly issuer: Issuer; readonly until: number } | null = null
  return async () => {
    if (known !== null && known.until > now()) return known.issuer
    const issuer = await discover(options)
    known = { issuer, until: now() + freshFor }
    return issuer
  }
}

async function discover(options: IssuerOptions): Promise<Issuer> {
  const { clientAuthentication, clientId, clientSecret, fetch, issuer } = options
  const authentication =
    clientAuthentication ?? (clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret))
  const send: Fetch = fetch ?? ((url, init) => globalThis.fetch(url, init))
  try {
    const config = await openid.discovery(new URL(issuer), clientId, undefined, authentication, {
      timeout: patience,
      [openid.customFetch]: (url, { body, signal, ...init }) =>
        send(url, {
          ...init,
          body: body instanceof Uint8Array ? Uint8Array.from(body) : (body ?? null),
          signal: signal ?? null,
        }),
      ...(isLoopback(new URL(issuer)) ? { execute: [openid.allowInsecureRequests] } : {}),
    })
    const verifyJwt = jwtVerifier({
      clientId,
      metadata: config.serverMetadata(),
      fetch: (url, { headers, signal }) =>
        send(url, { headers: headers ?? {}, redirect: 'manual', signal: signal ?? null }),
    })
    return { config, verifyJwt }
  } catch (error) {
    throw whyNot(error, issuer)
  }
}

/** Which of the ways to be wrong about an issuer it was. */
function whyNot(cause: unknown, issuer: string): RelyingPartyError {
  const document = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return mismatch(cause, issuer)
  if (code === 'OAUTH_TIMEOUT' || (cause instanceof TypeError && code === undefined))
    return new RelyingPartyError('issuer-unreachable', `${issuer} can’t be reached: ${innermost(cause)}.`, { cause })
  return new RelyingPartyError(
    'issuer-not-found',
    `${document} answers, and not as an issuer of OpenID Connect does (${innermost(cause)}). Is ${issuer} the issuer?`,
    { cause },
  )
}

function mismatch(cause: unknown, issuer: string): RelyingPartyError {
  const itself = namedItself(cause)
  if (itself !== null && itself.replace(/\/$/, '') === issuer.replace(/\/$/, ''))
    return new RelyingPartyError(
      'trailing-slash',
      `The issuer calls itself ${itself}, and is written ${issuer} here: the slash at the end belongs to its name or it doesn’t. Write ${itself}.`,
      { cause },
    )
  return new RelyingPartyError(
    'issuer-mismatch',
    `${issuer} calls itself ${itself ?? 'by another name'}: whoever signs by one name can’t be taken for another. Write that one if it is the issuer you mean.`,
    { cause },
  )
}

/** The name in the document, from the error that openid-client throws about it. */
function namedItself(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { cause } = at
    if (typeof cause !== 'object' || cause === null || !('body' in cause)) continue
    const { body } = cause
    if (typeof body === 'object' && body !== null && 'issuer' in body && typeof body.issuer === 'string')
      return body.issuer
  }
  return null
}

/** What the lowest layer said: `ECONNREFUSED`, `ENOTFOUND` …, or its message. */
function innermost(error: unknown): string {
  let said = 'no answer'
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.message !== '') said = at.message
    if ('code' in at && typeof at.code === 'string' && !at.code.startsWith('OAUTH')) said = at.code
  }
  return said
}
