import type { OidcService } from '../services/index.ts'

/** What a relying party can ask of a person, as EU Login has it. */
export const scopes = ['openid', 'email', 'profile', 'authentication_factors', 'offline_access'] as const

/**
 * The scopes that a client can use. `offline_access` is for those that are registered for refresh tokens;
 * those of our API are the operator's to give.
 */
export function scopesOf({ apiScopes: given, grantTypes }: Scoped): readonly string[] {
  return [...scopes.filter((each) => each !== 'offline_access' || grantTypes.includes('refresh_token')), ...given]
}

type Scoped = Pick<OidcService, 'apiScopes' | 'grantTypes'>

/**
 * Of the scopes that were asked for, those that this provider knows and the client can use: others are
 * ignored, not refused (OpenID Connect Core §3.1.2.1). `offline_access` is for clients that are registered
 * for refresh tokens: that the operator registered them so is what permits it (§11).
 */
export function grantedScope(service: Scoped, asked: string): string {
  const usable = scopesOf(service)
  return [...new Set(asked.split(' '))].filter((each) => usable.some((scope) => scope === each)).join(' ')
}
