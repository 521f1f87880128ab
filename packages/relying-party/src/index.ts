export {
  ClientSecretBasic,
  ClientSecretJwt,
  ClientSecretPost,
  None,
  PrivateKeyJwt,
  type ClientAuth,
} from 'openid-client'
export { RelyingPartyError, type RelyingPartyErrorCode } from './errors.ts'
export {
  type Assurance,
  type CasRelyingParty,
  type EuLoginOptions,
  type EuLoginOverCas,
  type EuLoginOverOidc,
  euLogin,
  type ProxyTicket,
} from './eu-login.ts'
export type { FailedLogin, LoginFailure } from './failures.ts'
export type { Log, LogEntry } from './log.ts'
export {
  type NoTokens,
  type OidcClientOptions,
  type OidcOptions,
  type OidcRelyingParty,
  oidc,
  type Tokens,
} from './oidc.ts'
export type { RelyingPartyOptions } from './options.ts'
export type { OnFailure, RelyingParty } from './relying-party.ts'
export { memorySessions } from './sessions/memory.ts'
export type { Pending, RelyingPartySessions, SignedIn, Which } from './sessions/port.ts'
export { acrOf, type Level, levelOf, reaches, type User } from './user.ts'
