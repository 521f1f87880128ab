/**
 * How the provider knows the service.
 *
 * @param origin the service's own
 * @param clientSecret what it proves itself with to the provider, 32 characters or more
 */
export const registration = (origin: string, clientSecret: string) => ({
  type: 'oidc' as const,
  name: 'Example service',
  clientId: 'service',
  clientSecret,
  redirectUris: [`${origin}/auth/callback`],
  postLogoutRedirectUris: [`${origin}/`],
  backchannelLogoutUri: `${origin}/auth/back-channel-logout`,
  requiredLevel: 'BASIC' as const,
})
