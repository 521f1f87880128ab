import type { ProviderSettings } from '@laissez-passer/core/context'
import type { KeyRing, Outgoing, Random, Seconds, Session, Store } from '@laissez-passer/core/ports'
import type { VerificationMethod } from '@laissez-passer/core/context'
import type { Service } from '../services/index.ts'

/**
 * What the OpenID Connect use cases need; a part of core's `Context`, so that context can be passed as it is.
 */
export interface OidcContext {
  readonly store: Pick<
    Store,
    | 'accounts'
    | 'consents'
    | 'deviceGrants'
    | 'factors'
    | 'grants'
    | 'pushedRequests'
    | 'registeredClients'
    | 'seen'
    | 'signingKeys'
    | 'throttle'
  >
  readonly keyRing: KeyRing
  readonly random: Random
  readonly now: Seconds
  /** Fetches keys that relying parties publish. Absent: nobody can be asked. */
  readonly outgoing?: Outgoing
  readonly settings: Pick<ProviderSettings, 'addresses' | 'clientRegistration' | 'name' | 'origin'>
}

/** A {@link OidcContext} with the registered relying parties. */
export interface OidcProvider extends OidcContext {
  readonly services: readonly Service[]
  /** The provider's verification methods: a session is judged by what its proofs reach. */
  readonly methods: readonly VerificationMethod[]
  /** Authentication method references of each verification method (RFC 8176), by the method's name. */
  readonly amrOf: (method: string) => readonly string[]
  /**
   * Says what is wrong with a client's credentials, and so how it is registered: for developers among
   * themselves. Default: false.
   */
  readonly explains?: boolean
}

const day = 86_400

/**
 * Lifetimes in seconds. A code is spent within the redirect; a token serves the call to userinfo that
 * follows. A refresh token ends when it wasn't used for a month, and after three however often it was: then
 * the person is asked again.
 */
export const lifetimes = {
  code: 60,
  accessToken: 600,
  idToken: 300,
  unusedRefreshToken: 30 * day,
  refreshToken: 90 * day,
} as const

/**
 * The issuer identifier: what `iss` says and discovery starts from. Ends in `/oauth2`, as EU Login's does.
 */
export function issuerOf({ settings }: Pick<OidcContext, 'settings'>): string {
  return settings.origin + settings.addresses.oauth2.issuer
}

/**
 * Authentication method references of a session: what each proof stands for, and `mfa` where different kinds
 * of factors were proved.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8176#section-2
 */
export function amrOfSession(
  session: Pick<Session, 'proofs' | 'level'>,
  provider: Pick<OidcProvider, 'amrOf'>,
): readonly string[] {
  const values = new Set(session.proofs.flatMap((proof) => [...provider.amrOf(proof.method)]))
  if (session.level !== 'BASIC') values.add('mfa')
  return [...values]
}
