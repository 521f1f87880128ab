import type { TokenEndpointResponse } from 'openid-client'

/** What a session holds of the issuer, sealed by the cookie. */
export interface Held {
  readonly idToken: string
  readonly accessToken: string
  /** Seconds since the epoch; null where the issuer didn't say. */
  readonly accessTokenEnds: number | null
  readonly refreshToken: string | null
  readonly scope: string | null
}

/** What is to be held after an answer of the token endpoint; what it leaves out stays as before. */
export function heldAfter(
  answer: TokenEndpointResponse & { readonly id_token?: string },
  { before, now }: { readonly before?: Held; readonly now: number },
): Held {
  return {
    idToken: answer.id_token ?? before?.idToken ?? '',
    accessToken: answer.access_token,
    accessTokenEnds: answer.expires_in === undefined ? null : now + answer.expires_in,
    // RFC 6749, section 6: without another refresh token, the old one goes on.
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    scope: answer.scope ?? before?.scope ?? null,
  }
}

/** What was sealed, or null. */
export function readHeld(text: string | null): Held | null {
  if (text === null) return null
  const held: Held = JSON.parse(text)
  return held
}
