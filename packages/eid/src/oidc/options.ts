import type { EidAssurance, EidScheme } from '@laissez-passer/core/ports'
import type { ClientAuth } from 'openid-client'
import type { Fetch } from '../outgoing.ts'

/** Which claim, of the ID token or of the user info, says what. */
export interface OidcClaims {
  /** Persistent and unique; default `sub`. */
  readonly personId?: string
  /** Default `given_name`. */
  readonly firstName?: string
  /** Default `family_name`. */
  readonly lastName?: string
  /** Default `birthdate`. */
  readonly dateOfBirth?: string
  /** Default `email`; with `email_verified` beside it. */
  readonly email?: string
}

/** A country over OpenID Connect. */
export interface OidcEidOptions extends Pick<EidScheme, 'id' | 'country' | 'name'> {
  /** As the country publishes it; its discovery document lies below. https, or http on loopback. */
  readonly issuer: string
  readonly clientId: string
  /** Absent for a public client. */
  readonly clientSecret?: string
  /**
   * How this provider authenticates to the country, where that isn't by `clientSecret`: e.g. openid-client's
   * `PrivateKeyJwt(key)`.
   */
  readonly clientAuthentication?: ClientAuth
  /** Default `openid profile email`. */
  readonly scope?: string
  /**
   * The country's words for the levels, in `acr_values` and `acr`; a level without a word isn't offered
   * there. Default: eIDAS' own, `http://eidas.europa.eu/LoA/low`, `…/substantial`, `…/high`.
   */
  readonly acr?: Readonly<Partial<Record<EidAssurance, string>>>
  /**
   * What every sign-in of a country is worth that says no `acr`. Absent: an answer without a known `acr` is
   * refused.
   */
  readonly assurance?: EidAssurance
  readonly claims?: OidcClaims
  /** Hosts that its endpoints lie on, besides the issuer's; as `URL.host` writes them. */
  readonly hosts?: readonly string[]
  /** For tests; default the runtime's. */
  readonly fetch?: Fetch
}
