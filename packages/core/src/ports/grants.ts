import type { Account, ToldAccount } from './account.ts'
import type { ActivityEntry } from './activity.ts'
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
  /**
   * What the client knows the session by (`sid`). Given at random, but what it was told on an earlier visit
   * in this session stays. Null: it is told none.
   */
  readonly sid: string | null
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

/**
 * By which key a token's holder proves that it is theirs: a thumbprint (DPoP, RFC 9449 §6.1), or the public
 * key itself (EU Login's `pop` tokens, RFC 7800 §3.2).
 */
export type Confirmation = { readonly jkt: string } | { readonly jwk: Readonly<Record<string, unknown>> }

/** An access token; only its hash is kept. */
export interface AccessToken {
  readonly tokenHash: string
  /**
   * Hash of what the person gave, e.g. the authorization code: when that is used a second time, its tokens
   * die. Null: nobody gave anything, the token is the client's own.
   */
  readonly originHash: string | null
  readonly clientId: string
  /** Whose claims it opens; null: nobody's, it is the client's own. */
  readonly accountId: string | null
  /** The session it dies with; null: it outlives every session. */
  readonly sessionIdHash: string | null
  readonly scope: string
  /** Claims that userinfo tells besides those of the scope; null: none. */
  readonly claims: readonly string[] | null
  /** The client whose API it is meant for; null: no other than ours. */
  readonly audience: string | null
  readonly confirmation: Confirmation | null
  /** When the person proved themselves; null where the token is nobody's. */
  readonly authenticatedAt: Seconds | null
  readonly acr: string | null
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/**
 * What a person gave a client for longer than an access token lives, and the refresh token that stands for it
 * now: one row however often that is exchanged. A refresh token is an id and a secret; only their hashes are
 * kept.
 */
export interface RefreshGrant {
  readonly idHash: string
  /** Of the refresh token that is good now. */
  readonly secretHash: string
  /** As {@link AccessToken.originHash}. */
  readonly originHash: string
  readonly clientId: string
  readonly accountId: string
  /** The session it dies with; null: it outlives every session (`offline_access`). */
  readonly sessionIdHash: string | null
  readonly scope: string
  /** As the code's. */
  readonly claims: AskedClaims | null
  readonly authenticatedAt: Seconds
  readonly acr: string
  readonly amr: readonly string[]
  readonly eidAssurance: EidAssurance | null
  /** As the code's. */
  readonly sid: string | null
  /** Thumbprint of the key that a client without credentials must prove (RFC 9449 §5); null: none. */
  readonly dpopJkt: string | null
  readonly createdAt: Seconds
  /** Unless it is used before; never later than `endsAt`. */
  readonly expiresAt: Seconds
  /** However often it is used. */
  readonly endsAt: Seconds
}

/** What a token request buys, written where it is spent. */
export interface Bought {
  readonly token: AccessToken
  /** Null: no refresh token goes with it. */
  readonly refresh: RefreshGrant | null
}

/** What a client has of an account beyond every session: a television that was let in, an app. */
export interface LastingAccess {
  /** Of its refresh token. */
  readonly idHash: string
  readonly clientId: string
  readonly scope: string
  readonly createdAt: Seconds
  /** Unless it is used before. */
  readonly expiresAt: Seconds
  /** However often it is used. */
  readonly endsAt: Seconds
}

/** What relying parties were given. */
export interface GrantsPort {
  /**
   * Writes a code, and that its service was visited, if its session is live; false otherwise. One commit.
   * @param options `pushed`: the pushed request that it answers, by its hash: spent with it, and no code is
   * written where another answered it. Default: it was not pushed. `allowed`: scopes that the account must
   * allow the client in that moment (`consents`): what is withdrawn meanwhile gives no code. Default: none.
   */
  issueCode(
    code: AuthorizationCode,
    options: { readonly now: Seconds; readonly pushed?: string | null; readonly allowed?: readonly string[] },
  ): Promise<boolean>
  /**
   * A code as it was issued, with its account; spent and expired ones too, for only {@link spendCode} tells
   * whether it is still good. One query.
   */
  findCode(codeHash: string): Promise<{ readonly code: AuthorizationCode; readonly account: Account } | null>
  /**
   * Spends a code at its first presentation, whatever is wrong with that, and writes what it buys: for
   * exactly one caller, if its session is live. Presented again, it answers `reused` and every token that
   * came from it is revoked, refresh tokens too (RFC 9700 §2.1.1, RFC 6749 §4.1.2). One commit.
   * @param options `buys`: null where the presentation buys nothing (wrong client, wrong verifier).
   */
  spendCode(
    codeHash: string,
    options: { readonly buys: Bought | null; readonly now: Seconds },
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'reused' }>
  /** Writes a token that a client was given for itself. One commit. */
  issueToken(token: AccessToken): Promise<void>
  /**
   * A live token (unexpired, unrevoked, its session live) with what may be told of its account, and of its
   * session; no account and no session where it has none. One query.
   */
  findAccessToken(
    tokenHash: string,
    options: { readonly now: Seconds },
  ): Promise<{
    readonly token: AccessToken
    readonly account: ToldAccount | null
    readonly session: Pick<Session, 'proofs'> | null
  } | null>
  /** The same with the whole account and session, for a program that acts for the person at our own API. */
  findApiToken(
    tokenHash: string,
    options: { readonly now: Seconds },
  ): Promise<{
    readonly token: AccessToken
    readonly account: Account | null
    readonly session: Session | null
  } | null>
  /**
   * What a refresh token stands for, with its account, while that lives and its session does; also where its
   * secret is a former one, which only {@link refresh} tells. One query.
   */
  findRefreshGrant(
    idHash: string,
    options: { readonly now: Seconds },
  ): Promise<{ readonly grant: RefreshGrant; readonly account: Account } | null>
  /**
   * Exchanges a refresh token for the next one and an access token: of any number of callers one. A secret
   * that is no longer good, or never was, tells that somebody else has it: it answers `reused`, and the grant
   * is revoked with all tokens that came of it (RFC 9700 §4.14.2). One commit.
   * @param options `secretHash`: as presented; `next`: the refresh token that follows, the same for a client
   * whose refresh tokens don't change; `expiresAt`: unless it is used before.
   */
  refresh(options: {
    readonly idHash: string
    readonly secretHash: string
    readonly next: { readonly secretHash: string; readonly expiresAt: Seconds }
    readonly token: AccessToken
    readonly now: Seconds
  }): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'expired' | 'reused' }>
  /** Ends a token. One commit. */
  revokeToken(tokenHash: string): Promise<void>
  /** Ends what a refresh token stands for, with all tokens that came of it. One commit. */
  revokeGrant(idHash: string): Promise<void>
  /** What clients have of an account beyond every session, the last given first. One query. */
  lasting(options: { readonly accountId: string; readonly now: Seconds }): Promise<readonly LastingAccess[]>
  /**
   * Ends one of those, with all tokens that came of it. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it is none of the account's.
   */
  endLasting(options: {
    readonly accountId: string
    readonly idHash: string
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Ends all that a client has of an account: codes, access tokens, refresh tokens; in every session. One
   * commit.
   */
  revokeClient(options: { readonly accountId: string; readonly clientId: string }): Promise<void>
}
