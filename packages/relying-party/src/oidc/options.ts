import type { ClientAuth } from 'openid-client'
import type { RelyingPartyOptions } from '../options.ts'
import type { Level } from '../user.ts'

/** What a client of OpenID Connect is told, besides where its issuer is. */
export interface OidcClientOptions extends RelyingPartyOptions {
  /** As registered. */
  readonly clientId: string
  /** As registered; absent for a public client. Sent by `client_secret_basic`. */
  readonly clientSecret?: string
  /**
   * How the client authenticates, where that isn't by `client_secret_basic`: `ClientSecretPost(secret)`,
   * `ClientSecretJwt(secret)`, `PrivateKeyJwt(key)` … of openid-client, which this package exports.
   */
  readonly clientAuthentication?: ClientAuth
  /**
   * Default `openid email profile`. With `offline_access`, or where the issuer gives it anyway, tokens are
   * refreshed.
   */
  readonly scope?: string
  /** More parameters of the authorization request, e.g. `{ resource: 'https://api.example' }`. */
  readonly parameters?: Readonly<Record<string, string>>
  /** The issuer's words for the levels, in `acr_values` and `acr`; default EU Login's. */
  readonly acr?: Readonly<Partial<Record<Level, string>>>
  /**
   * Answers `GET <basePath>/front-channel-logout?iss=&sid=` too, for issuers that have no back channel.
   * Anybody who knows a session's `sid` can end it by this.
   */
  readonly frontChannelLogout?: boolean
}

/** Options of {@link oidc}. */
export interface OidcOptions extends OidcClientOptions {
  /** The issuer's identifier, exactly as it writes it itself; its discovery document lies below. */
  readonly issuer: string
  /** How pages call the provider; default: the issuer's host. */
  readonly provider?: string
}
