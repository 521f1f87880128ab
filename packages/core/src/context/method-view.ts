import type { Account, Proof, Seconds, SignIn } from '../ports/index.ts'
import type { Visitor } from './visitor.ts'

/** What relying parties are told about how someone signed in (ecas-protocol, `strengths`). */
export type Strength =
  | 'PASSWORD'
  | 'PASSWORD_SMS'
  | 'PASSWORD_SOFTWARE_TOKEN'
  | 'PASSWORD_MOBILE_APP'
  | 'MOBILE_APP'
  | 'PASSWORD_WEBAUTHN'
  | 'PASSWORD_TOKEN'
  | 'PASSWORD_TOKEN_CRAM'
  | 'EIDAS'
  | 'FEDERATION'
  // No method of ours has these; one of your own may.
  | 'NTLM'
  | 'SOCIAL_NETWORKS'
  | 'MDM_CERT'
  | 'CLIENT_CERT'

/** One thing an account can use with a method: a phone, a passkey. */
export interface MethodCredential {
  readonly id: string
  /** As the person named it. */
  readonly name: string
  /** What it is, e.g. `Pixel 9`, where that is known. */
  readonly model?: string
  readonly lastSeenAt?: Seconds
}

/** A sign-in as a method sees it: the password was right (for second factors), so the account is known. */
export interface MethodState {
  readonly signIn: SignIn
  readonly account: Account
  /** The chosen credential; null when the account has none or the method needs none. */
  readonly credentialId: string | null
  /** The account knows this browser: two factors were completed in it before. */
  readonly knownBrowser: boolean
  readonly proofs: readonly Proof[]
  readonly visitor: Visitor
}

/** What a method's page shows besides, by name. */
export type ViewParams = Readonly<Record<string, string | number>>

/** The page of a method that goes on: shown to this browser only. */
export interface OpenView<Params extends ViewParams = ViewParams> {
  /** `ready`: waits for something typed here; `waiting`: something happens elsewhere (on the phone). */
  readonly status: 'ready' | 'waiting'
  readonly reason: null
  /** When it ends by itself. */
  readonly expiresAt: Seconds | null
  readonly credential: MethodCredential | null
  /** What this method shows besides, e.g. `transferCode`, `link`. */
  readonly params: Params
}

/** The page of a method from which nothing will come any more. */
export interface EndedView<Reason extends string = string> {
  readonly status: 'ended'
  /** Why, e.g. `expired`, `refused`, `no-tries`, `not-started`. */
  readonly reason: Reason
  readonly expiresAt: Seconds | null
  /** When it may be asked again; absent or null: at once. */
  readonly until?: Seconds | null
  readonly credential: MethodCredential | null
  readonly params: Readonly<Record<string, never>>
}

/** What the page of a method shows. Those of one method say their own parameters and reasons. */
export type MethodView<Params extends ViewParams = ViewParams, Ended extends string = string> =
  | OpenView<Params>
  | EndedView<Ended>

/** Why a method couldn't start or an answer wasn't accepted. */
export interface MethodRefusal<Reason extends string = string> {
  readonly ok: false
  /** E.g. `too-many`, `paused`, `locked`, `wrong-code`; each has a message. */
  readonly reason: Reason
  /** When it may be tried again. */
  readonly until?: Seconds
  readonly params?: ViewParams
  /**
   * An answer was judged, and it is another's: the person's activity says so. Absent: it couldn't be
   * judged, or was a slip of the finger.
   */
  readonly wrong?: true
}

/** An answer was right. Nothing is recorded yet. */
export interface Verified<Reason extends string = string> {
  readonly ok: true
  /** What proved it: a device, a passkey; null where there is nothing to tell apart. */
  readonly credentialId: string | null
  /** What the answer uses up: a code, a counter. Absent: nothing. */
  readonly claim?: Claim<Reason>
}

/** What makes an answer good once. */
export interface Claim<Reason extends string = string> {
  /**
   * Uses it up and records the proof in the sign-in, in one commit: true for exactly one of any number of
   * parallel callers; false when somebody was faster, or the sign-in is expired or completed: then nothing
   * was written.
   */
  readonly commit: (proof: Proof) => Promise<boolean>
  /** Why the answer isn't accepted then. */
  readonly lost: MethodRefusal<Reason>
}
