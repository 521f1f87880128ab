import { findClient } from '../../oidc/clients/find.ts'
import { type Presentation, presentedClientToken } from '../../oidc/grants/presented.ts'
import type { OidcProvider } from '../../oidc/provider.ts'
import type { OidcService } from '../../services/index.ts'
import type { StreamAnswer } from './answer.ts'

/** What a client's token has to be for, as the CAEP interoperability profile names it. */
export const streamScopes = { read: 'ssf.read', manage: 'ssf.manage' } as const

/**
 * Which client asks about its streams, by an access token of its own. Whoever may change them may read them.
 *
 * @see https://openid.net/specs/openid-caep-interoperability-profile-1_0.html
 */
export async function clientThatAsks(
  provider: OidcProvider,
  request: Presentation,
  scope: keyof typeof streamScopes,
): Promise<
  { readonly ok: true; readonly service: OidcService } | { readonly ok: false; readonly answer: StreamAnswer }
> {
  const found = await presentedClientToken(provider, request)
  if (!found.ok)
    return {
      ok: false,
      answer: {
        status: found.status,
        body: found.error === null ? null : { error: found.error },
        challenge: found.challenge,
        noted: { client: found.client ?? null, reason: found.error ?? 'no-token', why: found.why },
      },
    }
  const held = found.token.scope.split(' ')
  const needed = streamScopes[scope]
  const service = await findClient(provider, found.token.clientId)
  if (service !== null && (held.includes(needed) || held.includes(streamScopes.manage))) return { ok: true, service }
  const challenge = `Bearer error="insufficient_scope", scope="${needed}"`
  const noted = { client: found.token.clientId, reason: 'insufficient_scope', why: `The token lacks ${needed}` }
  return { ok: false, answer: { status: 403, body: { error: 'insufficient_scope' }, challenge, noted } }
}
