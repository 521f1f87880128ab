import { compactVerify, decodeJwt, importJWK, type JWK, type JWTPayload } from 'jose'
import { ClientSecretJwt, tokenIntrospection } from 'openid-client'
import { skew } from './clocks.ts'
import { RelyingPartyError } from './errors.ts'
import { address, check, isText, made, mustBeRequest } from './kinds.ts'
import { refuseUnknown } from './misspelt.ts'
import { configuration, type IssuerOptions } from './oidc/configuration.ts'

/** What an API is told to take EU Login's API tokens. */
export interface PopOptions extends Pick<IssuerOptions, 'clientAuthentication' | 'clientId' | 'fetch' | 'issuer'> {
  /** As registered; the introspection is authenticated by `client_secret_jwt`, as EU Login wants it. */
  readonly clientSecret?: string
  /** How old a header may be, in seconds; default 60. */
  readonly maxAge?: number
  /** The clock, in seconds since the epoch; for tests. */
  readonly now?: () => number
}

/**
 * Why a request isn't let in:
 *
 * - `missing`: no header `Authorization: pop …`
 * - `malformed`: what stands there is no JWT with an access token in its claim `at`
 * - `inactive`: the issuer doesn't know the token (any more), or tells other clients alone
 * - `other-audience`: the token is for another API
 * - `unbound`: the token has no key that could be proved
 * - `not-proved`: the header isn't signed by that key
 * - `too-old`: it doesn't say when it was made, or that was too long ago, or is yet to come
 * - `other-request`: it was made for another method, host or path
 */
export type PopRefusal =
  | 'missing'
  | 'malformed'
  | 'inactive'
  | 'other-audience'
  | 'unbound'
  | 'not-proved'
  | 'too-old'
  | 'other-request'

/** What came of a request: the claims of the token's introspection, or a response that refuses. */
export type PopJudged =
  | { readonly ok: true; readonly token: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reason: PopRefusal; readonly response: Response }

/** Signatures that the key in `cnf` verifies and can't make. */
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']
const names = [
  'clientAuthentication',
  'clientId',
  'clientSecret',
  'fetch',
  'issuer',
  'maxAge',
  'now',
] satisfies readonly (keyof PopOptions)[]
/** A header holds an access token, and a signature. */
const longest = 16_384

/**
 * Takes EU Login's API tokens: `Authorization: pop <JWT>`, whose claim `at` is an access token and whose
 * signature proves the key that the token is bound to (`cnf.jwk` of the issuer's introspection). What the JWT
 * says of the request it was made for (`m`, `u`, `p`) must be this one; `ts` or `iat` says how old it is.
 * Within that time the same header is taken again: use TLS, and do nothing twice that must be done once.
 *
 * @returns a function of a request; it rejects with a `RelyingPartyError` where the issuer can't be asked.
 * @see https://www.rfc-editor.org/rfc/rfc7800#section-3.2 `cnf` with a public key
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-oauth-signed-http-request-03 `at`, `ts`, `m`, `u`, `p`
 */
export function popVerifier(options: PopOptions): (request: Request) => Promise<PopJudged> {
  refuseUnknown('popVerifier', options, names)
  check(options, {
    issuer: address,
    clientId: { takes: (given) => typeof given === 'string', is: 'what the issuer calls this API' },
    clientSecret: { takes: isText, is: 'the secret that the issuer gave' },
    clientAuthentication: { ...made, is: 'one of ClientSecretPost(…), PrivateKeyJwt(…) …' },
    maxAge: { takes: (given) => typeof given === 'number' && given > 0 && given < Infinity, is: 'seconds, above 0' },
    now: made,
    fetch: made,
  })
  const { clientSecret, maxAge = 60, now = () => Math.floor(Date.now() / 1000), ...rest } = options
  if (options.clientId === '' || (clientSecret === undefined && rest.clientAuthentication === undefined))
    throw new RelyingPartyError(
      options.clientId === '' ? 'missing-client-id' : 'invalid-option',
      'An API asks about tokens as a registered client: clientId and clientSecret are needed.',
    )
  const clientAuthentication = rest.clientAuthentication ?? ClientSecretJwt(clientSecret ?? '')
  const issuer = configuration({ ...rest, clientAuthentication }, now)

  return async (request) => {
    mustBeRequest(request)
    const [, jwt] = /^pop ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.get('Authorization') ?? '') ?? []
    if (jwt === undefined) return refused(request.headers.has('Authorization') ? 'malformed' : 'missing')
    const accessToken = jwt.length > longest ? null : accessTokenIn(jwt)
    if (accessToken === null) return refused('malformed')
    const { config } = await issuer()
    const token = await tokenIntrospection(config, accessToken)
    if (!token.active) return refused('inactive')
    const audience = typeof token.aud === 'string' ? [token.aud] : (token.aud ?? [])
    if (!audience.includes(options.clientId)) return refused('other-audience')
    const key = keyIn(token['cnf'])
    if (key === null) return refused('unbound')
    const claims = await proved(jwt, key)
    if (claims === null) return refused('not-proved')
    if (!isFresh(claims, { now: now(), maxAge })) return refused('too-old')
    return isFor(claims, request) ? { ok: true, token } : refused('other-request')
  }
}

/** Read before anything is proved: only the issuer can say by which key it must be. */
function accessTokenIn(jwt: string): string | null {
  try {
    const { at } = decodeJwt<{ at?: unknown }>(jwt)
    return typeof at === 'string' && at !== '' ? at : null
  } catch {
    return null
  }
}

function keyIn(confirmation: unknown): JWK | null {
  if (typeof confirmation !== 'object' || confirmation === null || !('jwk' in confirmation)) return null
  const { jwk } = confirmation
  return isKey(jwk) ? jwk : null
}

/** A public one: whoever may verify by a secret may sign by it. */
function isKey(given: unknown): given is JWK {
  return (
    typeof given === 'object' && given !== null && 'kty' in given && ['EC', 'OKP', 'RSA'].includes(String(given.kty))
  )
}

async function proved(jwt: string, jwk: JWK): Promise<JWTPayload | null> {
  try {
    const { alg } = jwk
    await compactVerify(jwt, async (header) => importJWK(jwk, alg ?? header.alg), { algorithms })
    return decodeJwt(jwt)
  } catch {
    return null
  }
}

function isFresh({ iat, ts }: JWTPayload, { maxAge, now }: { readonly now: number; readonly maxAge: number }): boolean {
  const made = typeof ts === 'number' ? ts : iat
  return typeof made === 'number' && now - made <= maxAge + skew && made - now <= skew
}

/** What isn't said isn't compared: EU Login's own clients leave it out. */
function isFor({ m, p, u }: JWTPayload, { method, url }: Request): boolean {
  const { host, pathname } = new URL(url)
  return (m === undefined || m === method) && (u === undefined || u === host) && (p === undefined || p === pathname)
}

function refused(reason: PopRefusal): PopJudged {
  // RFC 6750 §3.1: no error code where no token was presented.
  const challenge = reason === 'missing' ? 'pop' : 'pop error="invalid_token"'
  const headers = { 'WWW-Authenticate': challenge, 'Cache-Control': 'no-store' }
  return { ok: false, reason, response: new Response(null, { status: 401, headers }) }
}
