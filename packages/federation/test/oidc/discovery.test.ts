import { addresses } from '@laissez-passer/core/addresses'
import { expect, test } from 'vitest'
import { discoveryDocument } from '../../src/oidc/index.ts'
import { apiScopes } from '../../src/api-scopes.ts'

const secrets = ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt']
const signed = ['HS256', 'ES256', 'PS256', 'EdDSA', 'Ed25519', 'RS256']

test('the metadata says what the provider does, and nothing that it doesn’t', () => {
  const context = {
    settings: {
      origin: 'https://id.example',
      addresses: addresses('/cas'),
      clientRegistration: 'off',
      name: 'EU Login',
    } as const,
  }
  expect(discoveryDocument(context)).toEqual({
    issuer: 'https://id.example/cas/oauth2',
    authorization_endpoint: 'https://id.example/cas/oauth2/authorize',
    token_endpoint: 'https://id.example/cas/oauth2/token',
    device_authorization_endpoint: 'https://id.example/cas/oauth2/device_authorization',
    introspection_endpoint: 'https://id.example/cas/oauth2/token/introspect',
    revocation_endpoint: 'https://id.example/cas/oauth2/token/revoke',
    userinfo_endpoint: 'https://id.example/cas/oauth2/userinfo',
    jwks_uri: 'https://id.example/cas/oauth2/jwks',
    end_session_endpoint: 'https://id.example/cas/oauth2/logout',
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
    scopes_supported: ['openid', 'email', 'profile', 'authentication_factors', 'offline_access', ...apiScopes],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'client_credentials',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['ES256', 'RS256'],
    ...Object.fromEntries(
      ['token', 'introspection', 'revocation'].flatMap((endpoint) => [
        [`${endpoint}_endpoint_auth_methods_supported`, endpoint === 'introspection' ? secrets : [...secrets, 'none']],
        [`${endpoint}_endpoint_auth_signing_alg_values_supported`, signed],
      ]),
    ),
    dpop_signing_alg_values_supported: ['ES256', 'PS256', 'EdDSA', 'Ed25519', 'RS256'],
    code_challenge_methods_supported: ['S256'],
    acr_values_supported: ['basic', 'medium', 'high'].map((level) => `https://ecas.ec.europa.eu/loa/${level}`),
    prompt_values_supported: ['none', 'login', 'consent', 'select_account', 'create'],
    claims_supported: expect.arrayContaining(['sub', 'auth_time', 'acr', 'amr', 'email_verified', 'at_hash']),
    authorization_response_iss_parameter_supported: true,
    claims_parameter_supported: true,
    claim_types_supported: ['normal'],
    display_values_supported: ['page', 'popup'],
    pushed_authorization_request_endpoint: 'https://id.example/cas/oauth2/par',
    request_parameter_supported: true,
    request_object_signing_alg_values_supported: ['ES256', 'PS256', 'EdDSA', 'Ed25519', 'RS256'],
    require_pushed_authorization_requests: false,
    request_uri_parameter_supported: false,
  })
})
