import { findClient } from './clients/find.ts'
import { type AuthenticationFactorsClaim, factorsTold } from './claims/factors.ts'
import { toldOf } from './claims/person.ts'
import { subjectOf } from './claims/subject.ts'
import { type Presentation, type Presented, presentedToken } from './grants/presented.ts'
import type { OidcProvider } from './provider.ts'

/** Userinfo's answer: claims, or what to send instead, with this `WWW-Authenticate`. */
export type UserinfoAnswer =
  | { readonly ok: true; readonly claims: Readonly<Record<string, string | boolean | AuthenticationFactorsClaim>> }
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
  const service = await findClient(provider, found.token.clientId)
  if (service === null)
    return {
      ok: false,
      status: 401,
      error: 'invalid_token',
      challenge: 'Bearer error="invalid_token"',
      client: found.token.clientId,
      why: 'The client isn’t registered any more',
    }

  const { account, session, token } = found
  const { scope } = token
  const told = toldOf(account, { names: token.claims ?? [], scope, service })
  const factors = await factorsTold(provider, { account, scope, service, session })
  return { ok: true, claims: { sub: await subjectOf(provider, { account, service }), ...told, ...factors } }
}
