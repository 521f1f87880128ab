import { createRemoteJWKSet, customFetch, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import { skew } from './clocks.ts'

/** Signatures that only the issuer can make: neither `none` nor what a client secret makes. */
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']

/**
 * The claims of a token that the issuer signed, for us, and not in the future; null for any other.
 * @param options - `now` in seconds since the epoch; `required`: claims that must be there
 */
export type JwtVerifier = (
  jwt: string,
  options: { readonly now: number; readonly required?: readonly string[] },
) => Promise<JWTPayload | null>

/**
 * Verifies what an issuer signs (ID tokens, logout tokens) by its published keys: openid-client leaves this
 * to its caller, since it trusts the connection to the token endpoint. Keys are kept for ten minutes and
 * fetched again at once for one that isn't among them: issuers rotate.
 *
 * @returns a function that answers null for a token that isn't right, and rejects with a `TypeError` where
 * the keys can't be had.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
export function jwtVerifier({
  clientId,
  fetch,
  metadata: { issuer, jwks_uri: jwksUri },
}: {
  readonly clientId: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly metadata: { readonly issuer: string; readonly jwks_uri?: string | undefined }
}): JwtVerifier {
  if (jwksUri === undefined) throw new Error('the issuer publishes no keys')
  const keys = createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: 5000,
    cooldownDuration: 1000,
    [customFetch]: (url, init) => fetch(url, init),
  })
  return async (jwt, { now, required = [] }) => {
    const options: JWTVerifyOptions = {
      issuer,
      audience: clientId,
      algorithms,
      clockTolerance: skew,
      currentDate: new Date(now * 1000),
      requiredClaims: ['iat', ...required],
    }
    try {
      const { payload } = await jwtVerify(jwt, keys, options)
      const isOurs = payload['azp'] === undefined || payload['azp'] === clientId
      return isOurs && (payload.iat ?? Infinity) <= now + skew ? payload : null
    } catch (error) {
      if (isAboutKeys(error)) throw new TypeError('the issuer’s keys can’t be had', { cause: error })
      return null
    }
  }
}

/** The keys couldn't be fetched: everything else that jose throws is about the token. */
function isAboutKeys(error: unknown): boolean {
  return (
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC'
  )
}
