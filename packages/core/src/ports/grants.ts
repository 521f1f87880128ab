import type { Account } from './account.ts'
import type { EidAssurance } from './eid.ts'
import type { Session } from './sessions.ts'
import type { Seconds } from './time.ts'

/** An OpenID Connect authorization code, unspent or spent; only the hash of the code is kept. */
export interface AuthorizationCode {
  /** SHA-256 of the code, base64url. */
  readonly codeHash: string
  readonly clientId: string
  readonly redirectUri: string
  readonly accountId: string
  /** The session it was issued in; the code dies with it. */
  readonly sessionIdHash: string
  readonly scope: string
  readonly nonce: string | null
  /** PKCE S256 challenge (RFC 7636). */
  readonly codeChallenge: string
  readonly authenticatedAt: Seconds
  readonly acr: string
  readonly amr: readonly string[]
  /** How sure a country was of the person; null where no eID signed them in. */
  readonly eidAssurance: EidAssurance | null
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/** An access token; only its hash is kept. */
export interface AccessToken {
  readonly tokenHash: string
  /** The code it came from: when that is used a second time, its tokens die. */
  readonly codeHash: string
  readonly clientId: string
  readonly accountId: string
  readonly sessionIdHash: string
  readonly scope: string
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/** What relying parties were given. */
export interface GrantsPort {
  /** Writes a code, if its session is live; false otherwise. */
  issueCode(code: AuthorizationCode, options: { readonly now: Seconds }): Promise<boolean>
  /**
   * Spends a code at its first presentation, whatever follows (wrong client, wrong verifier): the row for
   * exactly one caller. Presented again, it answers `reused` and every token that came from it is revoked in
   * the same commit (RFC 9700 §2.1.1, RFC 6749 §4.1.2).
   */
  spendCode(
    codeHash: string,
    options: { readonly now: Seconds },
  ): Promise<
    | { readonly ok: true; readonly code: AuthorizationCode }
    | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'reused' }
  >
  /** Writes an access token, if its session is live and its code was spent only once; false otherwise. */
  issueAccessToken(token: AccessToken, options: { readonly now: Seconds }): Promise<boolean>
  /** A live token (unexpired, unrevoked, its session live) with its account. One query. */
  findAccessToken(
    tokenHash: string,
    options: { readonly now: Seconds },
  ): Promise<{ readonly token: AccessToken; readonly account: Account; readonly session: Session } | null>
}
