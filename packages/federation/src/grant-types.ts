/** What the token endpoint answers to (RFC 6749 §1.3); a client uses those that it is registered for. */
export const grantTypes = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
] as const

/** One of {@link grantTypes}. */
export type GrantType = (typeof grantTypes)[number]
