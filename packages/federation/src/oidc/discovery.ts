import { authenticationMethods } from '../services/index.ts'
import { acrOf } from './acr.ts'
import { promptValues } from './requests/validate.ts'
import { issuerOf, type OidcContext } from './provider.ts'
import { grantTypes } from '../grant-types.ts'
import { personClaims } from './claims/person.ts'
import { responseModes } from './requests/request.ts'
import { requestObjectAlgorithms } from './requests/request-object.ts'
import { signingAlgorithms } from '../signing-algorithms.ts'
import { assertionAlgorithms } from './clients/assertion.ts'
import { proofAlgorithms } from './dpop/proof.ts'
import { apiScopes } from '../api-scopes.ts'
import { scopes } from './scopes.ts'

/**
 * The provider's metadata, served at `oauth2.discovery` of the address book.
 *
 * @returns A JSON object; only what the provider really does is in it.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
 */
export function discoveryDocument(context: Pick<OidcContext, 'settings'>): Readonly<Record<string, unknown>> {
  const { addresses, clientRegistration, origin } = context.settings
  const { authorize, deviceAuthorization, introspect, jwks, logout, pushed, register, revoke, token, userinfo } =
    addresses.oauth2
  return {
    issuer: issuerOf(context),
    authorization_endpoint: origin + authorize,
    pushed_authorization_request_endpoint: origin + pushed,
    token_endpoint: origin + token,
    device_authorization_endpoint: origin + deviceAuthorization,
    introspection_endpoint: origin + introspect,
    revocation_endpoint: origin + revoke,
    userinfo_endpoint: origin + userinfo,
    ...(clientRegistration === 'off' ? {} : { registration_endpoint: origin + register }),
    jwks_uri: origin + jwks,
    end_session_endpoint: origin + logout,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
    scopes_supported: [...scopes, ...apiScopes],
    response_types_supported: ['code'],
    response_modes_supported: responseModes,
    grant_types_supported: grantTypes,
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: signingAlgorithms,
    ...authentication('token', authenticationMethods),
    ...authentication(
      'introspection',
      authenticationMethods.filter((method) => method !== 'none'),
    ),
    ...authentication('revocation', authenticationMethods),
    dpop_signing_alg_values_supported: proofAlgorithms,
    code_challenge_methods_supported: ['S256'],
    acr_values_supported: [acrOf('BASIC'), acrOf('MEDIUM'), acrOf('HIGH')],
    prompt_values_supported: [...promptValues],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'auth_time',
      'nonce',
      'acr',
      'amr',
      'eid_assurance',
      'at_hash',
      ...personClaims,
      'authentication_factors',
    ],
    authorization_response_iss_parameter_supported: true,
    claims_parameter_supported: true,
    display_values_supported: ['page', 'popup'],
    claim_types_supported: ['normal'],
    request_parameter_supported: true,
    request_object_signing_alg_values_supported: requestObjectAlgorithms,
    request_uri_parameter_supported: false,
    require_pushed_authorization_requests: false,
  }
}

/** How clients are recognised at an endpoint (RFC 8414 §2). */
function authentication(
  endpoint: 'token' | 'introspection' | 'revocation',
  methods: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    [`${endpoint}_endpoint_auth_methods_supported`]: methods,
    [`${endpoint}_endpoint_auth_signing_alg_values_supported`]: Object.values(assertionAlgorithms).flat(),
  }
}
