import type { Account, MethodName } from './account.ts'
import type { EidAssurance } from './eid.ts'
import type { Locked, ThrottleRule, Work } from './throttle.ts'
import type { Seconds } from './time.ts'

/** How strongly a service wants people to be known; each accepts the ones above it. */
export type Level = 'BASIC' | 'MEDIUM' | 'HIGH'

/** What a service asks of a sign-in. Fixed when the sign-in starts, for as long as it leads there. */
export interface Requirement {
  /** Name to show ("Europass asks for two factors"); null when the person came by themselves. */
  readonly serviceName: string | null
  readonly level: Level
  /** Names of accepted methods; null: all that reach the level. */
  readonly methods: readonly MethodName[] | null
}

/** One verification that succeeded within a sign-in. */
export interface Proof {
  readonly method: MethodName
  readonly at: Seconds
  /** Id of the credential that proved it (a device, a passkey), or null. */
  readonly credentialId: string | null
  /**
   * It counts for two factors by itself and says who someone is: a passkey whose authenticator verified its
   * user (something one has, and something one knows or is), given without a password. Absent: it doesn't.
   */
  readonly alone?: true
  /** How sure the country was, where an eID proved it. */
  readonly assurance?: EidAssurance
}

/** A sign-in under way: a stored state machine, bound to one browser. */
export interface SignIn {
  /** SHA-256 of the id in the form field, base64url. */
  readonly idHash: string
  /** SHA-256 of the browser cookie, base64url. */
  readonly browserHash: string
  /** What the person typed, sealed: it may be a password. */
  readonly sealedIdentifier: string
  /** Null when nobody has this identifier; the sign-in goes on alike. */
  readonly accountId: string | null
  readonly requirement: Requirement
  /** Where to go afterwards: a path of ours, below the base; or null. */
  readonly continueTo: string | null
  /** The method chosen, once the password was right. */
  readonly method: MethodName | null
  /** The credential chosen for it (a device id), where there are several. */
  readonly credentialId: string | null
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
  /** When the gate opened: the sign-in has its session and proves nothing more. */
  readonly completedAt: Seconds | null
}

/** A sign-in with all that its next step needs, read in one query. */
export interface SignInState {
  readonly signIn: SignIn
  readonly proofs: readonly Proof[]
  readonly account: Account | null
  /** The account knows this browser: two factors were completed in it before. */
  readonly knownBrowser: boolean
  /**
   * The account was opened in this browser before: with two factors, or with one and no other password since.
   * Strangers can't use up what such a browser may try.
   */
  readonly usualBrowser: boolean
}

/** A proof that was just given, with what is written in the same commit. */
export interface Proving {
  readonly proof: Proof
  /** What the sign-in goes on with. */
  readonly method: MethodName | null
  readonly credentialId: string | null
  /** Counts that are cleared if the proof is written. */
  readonly clearThrottle: readonly string[]
}

/** Sign-ins under way. */
export interface SignInsPort {
  /**
   * Starts one, and spends one attempt on every key of `spend`, as `ThrottlePort.spend` does: when any of
   * them is locked, or asks for more than `work`, nothing is written. One commit.
   */
  start(
    signIn: SignIn,
    options?: { readonly spend: readonly ThrottleRule[]; readonly now: Seconds; readonly work?: Work },
  ): Promise<{ readonly ok: true } | Locked>
  /**
   * Starts one that goes on from a live session of the same account (step-up): what the session proved counts
   * in it. It ends with the session: from then on it is invisible, proves nothing and opens nothing. When the
   * session is replaced, it hangs on the new one. One commit.
   * @param options `proofs`: those of the session that still count; `session`: its `idHash`.
   * @returns false when there is no such live session; then nothing was written.
   */
  raise(options: {
    readonly signIn: SignIn
    readonly proofs: readonly Proof[]
    readonly session: string
    readonly now: Seconds
  }): Promise<boolean>
  /**
   * Sends an open sign-in elsewhere: what is asked of it and where it leads change together, so that neither
   * is ever had with the other's. The method chosen is forgotten, what was proved stays.
   * @returns false when the sign-in is expired or completed; then nothing was written.
   */
  redirect(options: {
    readonly idHash: string
    readonly requirement: Requirement
    readonly continueTo: string | null
    readonly now: Seconds
  }): Promise<boolean>
  /**
   * The sign-in with this id in this browser, unexpired; null otherwise (another browser's id included). One
   * query.
   */
  find(options: {
    readonly idHash: string
    readonly browserHash: string
    readonly now: Seconds
  }): Promise<SignInState | null>
  /**
   * Records a proof and the method chosen to go on with, where the sign-in goes on; the last one is written
   * by `SessionsPort.open`. One commit.
   * @returns false when the sign-in is expired or completed; then nothing was written. Recording
   * the same method twice keeps the first.
   */
  prove(options: Proving & { readonly idHash: string; readonly now: Seconds }): Promise<boolean>
  /** Chooses another method or credential; false when the sign-in is expired or completed. */
  choose(options: {
    readonly idHash: string
    readonly method: MethodName
    readonly credentialId: string | null
    readonly now: Seconds
  }): Promise<boolean>
}
