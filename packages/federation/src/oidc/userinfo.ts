import { fullName } from '@laissez-passer/core/internal/names'
import type { Account } from '@laissez-passer/core/ports'
import { releasesClaim } from '../services/index.ts'
import { findOidcService } from './clients/find.ts'
import { sha256 } from './encoding.ts'
import type { OidcProvider } from './provider.ts'

/** Userinfo's answer: claims, or which `WWW-Authenticate` error to send (RFC 6750 §3). */
export type UserinfoAnswer =
  | { readonly ok: true; readonly claims: Readonly<Record<string, string | boolean>> }
  | { readonly ok: false; readonly reason: 'missing' | 'invalid_token' }

/**
 * What the relying party may know of the person: by the scopes it asked for and the attributes that its
 * registration releases.
 *
 * @param authorization - The `Authorization` header, or null.
 * @returns Claims with `sub` always; `invalid_token` when expired, revoked, when its session has ended or its
 * account is closed.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#UserInfo
 */
export async function userinfo(provider: OidcProvider, authorization: string | null): Promise<UserinfoAnswer> {
  const match = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization ?? '')
  if (match?.[1] === undefined) return { ok: false, reason: 'missing' }
  const found = await provider.store.grants.findAccessToken(sha256(match[1]), { now: provider.now })
  if (found?.account?.status !== 'active') return { ok: false, reason: 'invalid_token' }
  const service = findOidcService(provider.services, found.token.clientId)
  if (service === null) return { ok: false, reason: 'invalid_token' }

  const scopes = found.token.scope.split(' ')
  const claims = Object.entries(claimsOf(found.account, scopes)).filter(([name]) => releasesClaim(service, name))
  return { ok: true, claims: { sub: found.account.uid, ...Object.fromEntries(claims) } }
}

function claimsOf(account: Account, scopes: readonly string[]): Record<string, string | boolean> {
  return {
    // An account exists only after its address was confirmed by the link sent there.
    ...(scopes.includes('email') ? { email: account.email, email_verified: true } : {}),
    ...(scopes.includes('profile')
      ? {
          given_name: account.firstName,
          // Who has one name has no family name: left out, not empty (OpenID Connect Core 1.0, section
          // 5.3.2).
          ...(account.lastName === '' ? {} : { family_name: account.lastName }),
          name: fullName(account),
          locale: account.language,
        }
      : {}),
  }
}
