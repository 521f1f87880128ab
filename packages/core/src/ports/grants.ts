import type { Account } from './account.ts'
import type { EidAssurance } from './eid.ts'
import type { Session } from './sessions.ts'
import type { Seconds } from './time.ts'

/** Claims that were asked for by name (OpenID Connect Core §5.5), by where they are told. */
export interface AskedClaims {
  readonly idToken: readonly string[]
  readonly userinfo: readonly string[]
}

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
  /** Claims asked for by name, besides those of the scope; null: none. */
  readonly claims: AskedClaims | null
  readonly nonce: string | null
  /** PKCE S256 challenge (RFC 7636). */
  readonly codeChallenge: string
  /** Thumbprint of the DPoP key that alone may spend it (RFC 9449 §10); null: whoever has the verifier. */
  readonly dpopJkt: string | null
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
  /** Claims that userinfo tells besides those of the scope; null: none. */
  readonly claims: readonly string[] | null
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/** What relying parties were given. */
export interface GrantsPort {
  /**
   * Writes a code, and that its service was visited, if its session is live; false otherwise. One commit.
   * @param options `pushed`: the pushed request that it answers, by its hash: spent with it, and no code is
   * written where another answered it. Default: it was not pushed.
   */
  issueCode(
    code: AuthorizationCode,
    options: { readonly now: Seconds; readonly pushed?: string | null },
  ): Promise<boolean>
  /**
   * A code as it was issued, with its account; spent and expired ones too, for only {@link spendCode} tells
   * whether it is still good. One query.
   */
  findCode(codeHash: string): Promise<{ readonly code: AuthorizationCode; readonly account: Account } | null>
  /**
   * Spends a code at its first presentation, whatever is wrong with that, and writes the access token that it
   * buys: for exactly one caller, if its session is live. Presented again, it answers `reused` and every
   * token that came from it is revoked (RFC 9700 §2.1.1, RFC 6749 §4.1.2). One commit.
   * @param options `token`: null where the presentation buys none (wrong client, wrong verifier).
   */
  spendCode(
    codeHash: string,
    options: { readonly token: AccessToken | null; readonly now: Seconds },
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'reused' }>
  /** A live token (unexpired, unrevoked, its session live) with its account. One query. */
  findAccessToken(
    tokenHash: string,
    options: { readonly now: Seconds },
  ): Promise<{ readonly token: AccessToken; readonly account: Account; readonly session: Session } | null>
}
