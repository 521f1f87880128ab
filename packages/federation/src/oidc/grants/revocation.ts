import { fromClient } from '../clients/from-client.ts'
import { readRefreshToken, hashSecret } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'
import type { TokenRequest } from '../token.ts'
import { failed } from './answer.ts'
import type { ClientAnswer } from './introspection.ts'

const done: ClientAnswer = { status: 200, body: {} }

/**
 * Ends a token that its client has no use for any more: an access token by itself, a refresh token, also one
 * that was exchanged already, with all that came of it. A token that is none is ended already.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7009#section-2
 */
export async function revoke(provider: OidcProvider, request: TokenRequest): Promise<ClientAnswer> {
  const { authorization, parameters } = request
  const { addresses, origin } = provider.settings
  const endpoint = origin + addresses.oauth2.revoke
  const client = await fromClient(provider, { authorization, parameters, endpoint })
  if (!client.ok) return client.answer
  const value = parameters.get('token')
  if (value === null) return failed('invalid_request', 'token is missing')

  const { now, store } = provider
  const { clientId } = client.service
  const others = failed('invalid_request', 'The token was issued to another client')
  const refresh = readRefreshToken(value)
  if (refresh !== null) {
    const found = await store.grants.findRefreshGrant(refresh.idHash, { now })
    if (found === null) return done
    if (found.grant.clientId !== clientId) return others
    await store.grants.revokeGrant(refresh.idHash)
    return done
  }
  const tokenHash = hashSecret(value)
  const found = await store.grants.findAccessToken(tokenHash, { now })
  if (found === null) return done
  if (found.token.clientId !== clientId) return others
  await store.grants.revokeToken(tokenHash)
  return done
}
