import type { AccessToken } from '@laissez-passer/core/ports'
import { clientToken, hashSecret } from '../encoding.ts'
import { lifetimes, type OidcProvider } from '../provider.ts'
import { failed, type TokenAnswer } from './answer.ts'
import type { GrantRequest } from './grant.ts'
import { tokenType } from './tokens.ts'

/**
 * Gives a client a token for itself: nobody's claims are behind it, it opens APIs that ask us about it. Its
 * scopes are those that the registration lists, or fewer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export async function clientCredentials(provider: OidcProvider, request: GrantRequest): Promise<TokenAnswer> {
  const { now, random, store } = provider
  const { binding, parameters, service } = request
  const asked = parameters.get('scope')
  const scopes = asked === null ? service.ownScopes : [...new Set(asked.split(' '))]
  if (!scopes.every((each) => service.ownScopes.includes(each)))
    return failed('invalid_scope', 'This client gets none of its own but the scopes it is registered with')
  const value = clientToken(random)
  const row: AccessToken = {
    tokenHash: hashSecret(value),
    originHash: null,
    clientId: service.clientId,
    accountId: null,
    sessionIdHash: null,
    scope: scopes.join(' '),
    claims: null,
    audience: binding.audience,
    confirmation: binding.confirmation,
    authenticatedAt: null,
    acr: null,
    createdAt: now,
    expiresAt: now + lifetimes.accessToken,
  }
  await store.grants.issueToken(row)
  return {
    status: 200,
    body: {
      access_token: value,
      token_type: tokenType(binding.confirmation),
      expires_in: lifetimes.accessToken,
      scope: row.scope,
    },
  }
}
