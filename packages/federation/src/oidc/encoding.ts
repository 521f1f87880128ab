import { digest, hashToken, ofAccount, ofNobody } from '@laissez-passer/core/internal/ids'
import type { Random } from '@laissez-passer/core/ports'
import { base64url } from 'jose'

/** A code or a token of an account: where that is kept, and 256 random bits, base64url. */
export function token(random: Random, { accountId }: { readonly accountId: string }): string {
  return ofAccount(accountId, base64url.encode(random(32)))
}

/** A token of a client alone. */
export function clientToken(random: Random): string {
  return ofNobody(base64url.encode(random(32)))
}

/** A refresh token as it is presented: which one, and the secret that is good for its next exchange. */
export interface PresentedRefreshToken {
  readonly idHash: string
  readonly secretHash: string
}

/**
 * A refresh token of an account: where that is kept, 128 random bits that stay, and 256 that change with each
 * exchange, so that one row stands for all that follow each other and a former one is known as such.
 */
export function refreshToken(
  random: Random,
  { accountId }: { readonly accountId: string },
): PresentedRefreshToken & { readonly value: string } {
  const id = ofAccount(accountId, base64url.encode(random(16)))
  return { idHash: hashSecret(id), ...secretOf(random, id) }
}

/** What follows a refresh token. */
export function nextRefreshToken(
  random: Random,
  value: string,
): { readonly value: string; readonly secretHash: string } {
  return secretOf(random, value.split('.')[0] ?? '')
}

/** @returns null for what is none of ours. */
export function readRefreshToken(value: string): PresentedRefreshToken | null {
  const [, id, secret] = /^([\w-]{8,64})\.([\w-]{43})$/.exec(value) ?? []
  return id === undefined || secret === undefined ? null : { idHash: hashSecret(id), secretHash: sha256(secret) }
}

function secretOf(random: Random, id: string): { readonly value: string; readonly secretHash: string } {
  const secret = base64url.encode(random(32))
  return { value: `${id}.${secret}`, secretHash: sha256(secret) }
}

/** SHA-256 of a text, base64url: PKCE's S256, and what is compared. */
export const sha256: (text: string) => string = digest

/** What is stored and looked up of a code or a token. */
export const hashSecret: (token: string) => string = hashToken

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
