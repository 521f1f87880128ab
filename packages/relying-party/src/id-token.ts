import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose'
import type { IDToken, ServerMetadata } from 'openid-client'

/** By how much clocks may differ, in seconds. */
const skew = 60
/** Signatures that only the issuer can make: neither `none` nor what a client secret makes. */
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']

/** Whether an ID token is the issuer's, for us, and not from the future. */
export type VerifyIdToken = (idToken: string, options: { readonly now: number }) => Promise<boolean>

/**
 * Verifies what openid-client leaves to its caller, since it trusts the connection to the token endpoint: the
 * signature by the issuer's published keys, for whom the token was made, and when. Keys are kept for ten
 * minutes and fetched again at once for one that isn't among them: issuers rotate.
 *
 * @returns a function that answers false for a token that isn't right, and rejects where the keys can't be
 * had.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
export function idTokenVerifier({
  clientId,
  fetch,
  metadata: { issuer, jwks_uri: jwksUri },
}: {
  readonly clientId: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly metadata: Pick<ServerMetadata, 'issuer' | 'jwks_uri'>
}): VerifyIdToken {
  if (jwksUri === undefined) throw new TypeError('the issuer publishes no keys')
  const keys = createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: 5000,
    cooldownDuration: 1000,
    [customFetch]: (url, init) => fetch(url, init),
  })
  return async (idToken, { now }) => {
    try {
      const { payload } = await jwtVerify<IDToken>(idToken, keys, {
        issuer,
        audience: clientId,
        algorithms,
        clockTolerance: skew,
        currentDate: new Date(now * 1000),
      })
      return (payload.azp === undefined || payload.azp === clientId) && payload.iat <= now + skew
    } catch (error) {
      if (isAboutKeys(error)) throw new TypeError('the issuer’s keys can’t be had', { cause: error })
      return false
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
