import { type GrantType, grantTypes } from '../grant-types.ts'
import { authenticateClient } from './clients/authenticate.ts'
import { failed, type TokenAnswer } from './grants/answer.ts'
import { authorizationCode } from './grants/authorization-code.ts'
import type { Grant } from './grants/grant.ts'
import type { OidcProvider } from './provider.ts'

/** Who answers which `grant_type`. */
const grants: Readonly<Record<GrantType, Grant>> = {
  authorization_code: authorizationCode,
}

/** A request to the token endpoint. */
export interface TokenRequest {
  /** The `Authorization` header, or null. */
  readonly authorization: string | null
  /** The form. */
  readonly parameters: URLSearchParams
}

/**
 * Answers the token endpoint: the client is recognised, then its grant is looked at.
 *
 * @returns The answer to send; a 401 goes with `WWW-Authenticate: Basic`.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2
 */
export async function answerTokenRequest(provider: OidcProvider, request: TokenRequest): Promise<TokenAnswer> {
  const { parameters } = request
  for (const name of new Set(parameters.keys())) {
    if (parameters.getAll(name).length > 1) return failed('invalid_request', `${name} occurs twice`)
  }
  const client = await authenticateClient(provider.services, request)
  if (!client.ok)
    return client.reason === 'two-methods'
      ? failed('invalid_request', 'Use one client authentication method')
      : failed('invalid_client', 'Client authentication failed')
  const wanted = parameters.get('grant_type')
  const grantType = grantTypes.find((each) => each === wanted)
  if (grantType === undefined)
    return failed('unsupported_grant_type', `grant_type must be one of ${grantTypes.join(', ')}`)
  return grants[grantType](provider, { service: client.service, parameters })
}
