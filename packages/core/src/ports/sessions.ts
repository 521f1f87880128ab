import type { Account } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Level, Proof, Proving } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/** A person signed in, in one browser. */
export interface Session {
  /** SHA-256 of the cookie's value, base64url. */
  readonly idHash: string
  readonly accountId: string
  /** What was proved, newest last. */
  readonly proofs: readonly Proof[]
  /** The strength that the proofs reach. */
  readonly level: Level
  /** When the person last proved anything: OpenID Connect's `auth_time`. */
  readonly authenticatedAt: Seconds
  readonly browserHash: string
  /** Short name of the browser for the session list, e.g. `Firefox (Linux)`. */
  readonly browserName: string
  /** Where it was opened (ISO 3166-1, two letters); null: not known. */
  readonly country: string | null
  readonly createdAt: Seconds
  readonly lastSeenAt: Seconds
  /** Ends at the latest. */
  readonly expiresAt: Seconds
  /** Ends when idle that long. */
  readonly idleSeconds: number
}

/** What a relying party speaks. */
export type Protocol = 'oidc' | 'cas'

/** A service was given a code or a valid ticket in a session. */
export interface Visit {
  readonly sessionIdHash: string
  readonly protocol: Protocol
  /** A client's id; for CAS, which registered service it is. */
  readonly clientId: string
  /** The `sid` of its ID tokens, by which it is told of the session's end; null: there is none. */
  readonly sid: string | null
  /** The last time, to a minute: of many visits in one the first is noted. */
  readonly visitedAt: Seconds
}

/** Sessions. An ended or expired one is invisible to every read. */
export interface SessionsPort {
  /** The live session with its account. Exactly one query. */
  find(options: {
    readonly idHash: string
    readonly now: Seconds
  }): Promise<{ readonly session: Session; readonly account: Account } | null>
  /** How many sessions haven't expired, of all accounts; for metrics. One query. */
  count(options: { readonly now: Seconds }): Promise<number>
  /**
   * Notes that the session is in use (moves the idle limit). Callers do so at most once a minute. Left out,
   * without an error, where the store can't write it now: of thirty requests at a time one notes it.
   */
  touch(options: { readonly idHash: string; readonly now: Seconds }): Promise<void>
  /**
   * The gate's one effect, in one commit: records the last proof where it isn't yet, completes the sign-in,
   * opens the session, ends the one it replaces, remembers the browser, as known when `knowBrowser` (two
   * factors), and the time zone where one is told, writes activity and messages.
   * @param options `proving`: the last proof, one of the session's; default: all are recorded.
   * @returns true for exactly one caller per sign-in; false when it is completed or expired, and then nothing
   * was written.
   */
  open(options: {
    readonly signInIdHash: string
    readonly session: Session
    readonly replaces: string | null
    readonly knowBrowser: boolean
    /** The account's time zone from now on; absent where it stays. */
    readonly timeZone?: string
    readonly proving?: Proving | null
    readonly activity: ActivityEntry
    readonly messages: readonly OutboxMessage[]
    readonly now: Seconds
  }): Promise<boolean>
  /**
   * Whether the account was opened in this browser before, as `SignInState.usualBrowser` says. One
   * query, for nobody (null) as well.
   */
  opensIn(options: { readonly accountId: string | null; readonly browserHash: string }): Promise<boolean>
  /**
   * Ends a session with the grants that hang on it, noting for each service that it was used for that it is
   * to be told ({@link LogoutsPort}), as every end of sessions does but their expiry; and ends the
   * account's sign-ins in its browser in which something is proved: nothing there opens the account again.
   * Harmless when it is gone.
   */
  end(options: { readonly idHash: string; readonly now: Seconds }): Promise<void>
  /**
   * The same for some sessions of an account, and for the phones that are being added: whoever had one
   * of them, and started to add a phone, doesn't finish it without. One commit.
   * @param options `only`: that one; else every one but `except`; `activity`: written where one ended.
   * @returns how many ended.
   */
  endOthers(options: {
    readonly accountId: string
    readonly except: string | null
    readonly only?: string
    readonly now: Seconds
    readonly activity?: ActivityEntry
  }): Promise<number>
  /**
   * Ends live sessions that were opened by `before`, whoever's they are, at most `limit` of them, with the
   * grants that hang on them and the notices for their services. One commit.
   * @returns how many; fewer than `limit`: there are no more.
   */
  endAny(options: { readonly before: Seconds; readonly limit: number; readonly now: Seconds }): Promise<number>
  /**
   * Ends what one service was given in a session of an account that goes on: codes, tickets and tokens;
   * noting that the service is to be told, as for the end of the session. What it was given beyond the
   * session stays. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it wasn't visited there.
   */
  endVisit(options: {
    readonly accountId: string
    readonly sessionIdHash: string
    readonly clientId: string
    readonly activity: ActivityEntry
    readonly now: Seconds
  }): Promise<boolean>
  /** The services that live sessions of an account were used for, the last visited first. One query. */
  visits(options: { readonly accountId: string; readonly now: Seconds }): Promise<readonly Visit[]>
  /** Live sessions of an account, newest first. */
  list(options: { readonly accountId: string; readonly now: Seconds }): Promise<readonly Session[]>
}
