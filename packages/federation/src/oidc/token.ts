import { type GrantType, grantTypes } from '../grant-types.ts'
import { fromClient } from './clients/from-client.ts'
import { failed, type TokenAnswer, tooMany } from './grants/answer.ts'
import { authorizationCode } from './grants/authorization-code.ts'
import { readBinding } from './grants/binding.ts'
import { clientCredentials } from './grants/client-credentials.ts'
import { deviceCode } from './grants/device-code.ts'
import type { Grant } from './grants/grant.ts'
import { exchangeRefreshToken } from './grants/refresh-token.ts'
import type { OidcProvider } from './provider.ts'
import { spendAsStranger } from '../strangers.ts'

/** Who answers which `grant_type`. */
const grants: Readonly<Record<GrantType, Grant>> = {
  authorization_code: authorizationCode,
  refresh_token: exchangeRefreshToken,
  client_credentials: clientCredentials,
  'urn:ietf:params:oauth:grant-type:device_code': deviceCode,
}

/** A request to the token endpoint. */
export interface TokenRequest {
  /** The `Authorization` header, or null. */
  readonly authorization: string | null
  /** The `DPoP` header; null or absent: there is none. */
  readonly dpop?: string | null
  /** The network address that it comes from; absent: not known. */
  readonly address?: string
  /** The form. */
  readonly parameters: URLSearchParams
}

/**
 * Answers the token endpoint: the client is recognised, then what its token is bound to, then its grant is
 * looked at.
 *
 * @returns The answer to send; a 401 goes with `WWW-Authenticate: Basic`.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2
 */
export async function answerTokenRequest(provider: OidcProvider, request: TokenRequest): Promise<TokenAnswer> {
  const { authorization, dpop = null, parameters } = request
  const { addresses, origin } = provider.settings
  const endpoint = origin + addresses.oauth2.token
  const client = await fromClient(provider, { authorization, parameters, endpoint })
  if (!client.ok) return client.answer
  const { method, service } = client
  const wanted = parameters.get('grant_type')
  const grantType = grantTypes.find((each) => each === wanted)
  if (grantType === undefined)
    return failed('unsupported_grant_type', `grant_type must be one of ${grantTypes.join(', ')}`)
  if (!service.grantTypes.includes(grantType))
    return failed('unauthorized_client', `This client isn’t registered for ${grantType}`)
  if (method === 'none' && dpop !== null) {
    const resting = await spendAsStranger(provider, { what: 'dpop-proof', address: request.address ?? 'unknown' })
    if (resting !== null) return tooMany(resting)
  }
  const bound = await readBinding(provider, service, { dpop, endpoint, parameters })
  if (!bound.ok) return bound.answer
  return grants[grantType](provider, { service, method, parameters, binding: bound.binding })
}
