/** What of a registration the profile has a say in. */
interface Registered {
  readonly profile?: 'fapi2' | undefined
  readonly clientSecret?: string | undefined
  readonly tokenEndpointAuthMethod?: string | undefined
  readonly jwks?: object | undefined
  readonly jwksUri?: string | undefined
  readonly dpopBoundAccessTokens?: boolean | undefined
  readonly requirePushedAuthorizationRequests?: boolean | undefined
  readonly idTokenSignedResponseAlg: string
}

/**
 * Where a registration contradicts the FAPI 2.0 Security Profile that it names: the field, and what it must
 * be. What it leaves open the profile settles.
 *
 * @see https://openid.net/specs/fapi-security-profile-2_0-final.html#section-5.3.2
 */
export function againstFapi2(service: Registered): readonly { readonly field: string; readonly message: string }[] {
  if (service.profile !== 'fapi2') return []
  const { clientSecret, jwks, jwksUri, tokenEndpointAuthMethod = 'private_key_jwt' } = service
  const rules = [
    {
      field: 'tokenEndpointAuthMethod',
      holds: tokenEndpointAuthMethod === 'private_key_jwt',
      message: 'must be private_key_jwt: profile is fapi2',
    },
    {
      field: 'clientSecret',
      holds: clientSecret === undefined,
      message: 'must be left out: a client with profile fapi2 authenticates by its keys',
    },
    {
      field: 'jwks',
      holds: jwks !== undefined || jwksUri !== undefined,
      message: 'must be there, or jwksUri: a client with profile fapi2 authenticates by its keys',
    },
    {
      field: 'dpopBoundAccessTokens',
      holds: service.dpopBoundAccessTokens !== false,
      message: 'must not be false: tokens of a client with profile fapi2 are bound to its key',
    },
    {
      field: 'requirePushedAuthorizationRequests',
      holds: service.requirePushedAuthorizationRequests !== false,
      message: 'must not be false: a client with profile fapi2 pushes its requests',
    },
    {
      field: 'idTokenSignedResponseAlg',
      holds: service.idTokenSignedResponseAlg !== 'RS256',
      message: 'must be ES256: profile fapi2 has no RS256',
    },
  ]
  return rules.filter(({ holds }) => !holds)
}
