import type { IDToken } from 'openid-client'

/** By how much clocks may differ, in seconds. */
const skew = 60

/**
 * What openid-client leaves to its caller of an ID token's verification, whose signature it has checked by
 * then: for whom it was made, and that it wasn't made in the future.
 *
 * @param claims of the ID token.
 * @param options `clientId`: ours; `now`: in seconds since the epoch.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation steps 5 and 10
 */
export function isMeantForUs(
  claims: Pick<IDToken, 'azp' | 'iat'>,
  { clientId, now }: { readonly clientId: string; readonly now: number },
): boolean {
  return (claims.azp === undefined || claims.azp === clientId) && claims.iat <= now + skew
}
