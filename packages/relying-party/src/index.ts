export { type LoginFailure, type OidcClient, type OidcClientOptions, oidcClient } from './oidc-client.ts'
export { memorySessions, type PendingLogin, type RelyingPartySessions, type SignedIn } from './sessions.ts'
export { acrOf, type Level, levelOf, reaches, type User } from './user.ts'
