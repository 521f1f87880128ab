import { hashToken, ofAccount } from '@laissez-passer/core/internal/ids'
import type { Random } from '@laissez-passer/core/ports'
import { base64url } from 'jose'

/** A code or a token of an account: where that is kept, and 256 random bits, base64url. */
export function token(random: Random, { accountId }: { readonly accountId: string }): string {
  return ofAccount(accountId, base64url.encode(random(32)))
}

/** SHA-256 of a text, base64url: what is stored of a secret, and PKCE's S256. */
export const sha256: (text: string) => string = hashToken

/**
 * OpenID Connect Core §3.1.3.6: left half of the access token's SHA-256, for `at_hash` beside ES256 and
 * RS256.
 */
export function leftHalfSha256(text: string): string {
  return base64url.encode(base64url.decode(sha256(text)).slice(0, 16))
}

/**
 * Compares two secrets without telling by time where they differ: their digests are compared, all bytes of
 * them.
 */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [sha256(a), sha256(b)]
  let difference = 0
  for (let i = 0; i < x.length; i++) difference |= x.charCodeAt(i) ^ y.charCodeAt(i)
  return difference === 0
}
