import type { User } from '../user.ts'

/** What is kept for a short while, to be handed out once: a login under way, a ticket on its way in. */
export interface Pending {
  /** SHA-256 of the secret by which it is found again, base64url. */
  readonly keyHash: string
  /** Text of no more than a few kilobytes; the store needn't understand it. */
  readonly value: string
  /** Seconds since the epoch. */
  readonly expiresAt: number
  /** Whoever comes can have such kept: where room is short, these go first. A database may leave it out. */
  readonly byAnybody?: true
}

/** A person signed in to your app. */
export interface SignedIn {
  /** SHA-256 of the cookie's value, base64url. */
  readonly idHash: string
  readonly user: User
  /**
   * What the provider gave for this session (ID token, refresh token, proxy-granting ticket …), sealed by
   * what only the cookie has: a stolen database shows none.
   */
  readonly sealed: string
  /**
   * SHA-256 of how the provider calls this session when it ends there, base64url: of CAS' service ticket
   * (`SessionIndex`), or of OpenID Connect's `sid`. Null where it has no name.
   */
  readonly sidHash: string | null
  /** SHA-256 of how the provider calls the person, base64url. */
  readonly subjectHash: string
  /** Seconds since the epoch. */
  readonly expiresAt: number
}

/** Sessions that end together: one that the provider named, or all of a person. */
export type Which = { readonly sidHash: string } | { readonly subjectHash: string }

/**
 * Where a relying party keeps logins and sessions. Implement it over your own database, and run
 * `sessionsContract` (`@laissez-passer/relying-party/contract`) on it; every operation is one atomic effect.
 * Expired entries are invisible. No secret is handed over: only hashes and what is sealed, but for the code
 * verifier of a login under way, which is useless without the code.
 */
export interface RelyingPartySessions {
  /** Keeps something for a short while; what is there already by that key stays as it is. */
  remember(pending: Pending): Promise<void>
  /** Removes and returns what was kept: for exactly one of any number of parallel callers. */
  take(keyHash: string, options: { readonly now: number }): Promise<Pending | null>
  /** What was kept, left where it is; null where there is nothing. */
  recall(keyHash: string, options: { readonly now: number }): Promise<Pending | null>
  /** Writes a session. */
  open(session: SignedIn): Promise<void>
  /** The live session, or null. */
  find(idHash: string, options: { readonly now: number }): Promise<SignedIn | null>
  /** Removes a session and returns it, or null when it is gone already. */
  end(idHash: string): Promise<SignedIn | null>
  /**
   * Removes every session that the provider means, as it ended them itself.
   * @returns how many there were
   */
  endAll(which: Which): Promise<number>
  /**
   * Takes a session's lease, so that one alone renews its tokens: true for exactly one of any number of
   * parallel callers, until `until` or until it is renewed. False for a session that is gone.
   */
  lease(idHash: string, options: { readonly now: number; readonly until: number }): Promise<boolean>
  /**
   * Replaces what is sealed and gives the lease back, if what is sealed is still what it was made from.
   * @returns whether it was
   */
  renew(idHash: string, options: { readonly from: string; readonly sealed: string }): Promise<boolean>
  /**
   * Removes what has expired, some at a time.
   * @returns how many rows are gone
   */
  sweep(options: { readonly now: number }): Promise<number>
}
