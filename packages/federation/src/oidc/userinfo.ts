import { fullName } from '@laissez-passer/core/internal/names'
import type { Account } from '@laissez-passer/core/ports'
import { releasesClaim } from '../services/index.ts'
import { findOidcService } from './clients/find.ts'
import { type Presentation, type Presented, presentedToken } from './grants/presented.ts'
import type { OidcProvider } from './provider.ts'

/** Userinfo's answer: claims, or what to send instead, with this `WWW-Authenticate`. */
export type UserinfoAnswer =
  | { readonly ok: true; readonly claims: Readonly<Record<string, string | boolean>> }
  | Extract<Presented, { readonly ok: false }>

/**
 * What the relying party may know of the person: by the scopes it asked for and the attributes that its
 * registration releases.
 *
 * @returns Claims with `sub` always; `invalid_token` when the token is expired, revoked or another API's,
 * when its session has ended or its account is closed, or when whoever has it doesn't prove its key.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#UserInfo
 */
export async function userinfo(provider: OidcProvider, request: Presentation): Promise<UserinfoAnswer> {
  const found = await presentedToken(provider, request)
  if (!found.ok) return found
  const service = findOidcService(provider.services, found.token.clientId)
  if (service === null)
    return { ok: false, status: 401, error: 'invalid_token', challenge: 'Bearer error="invalid_token"' }

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
