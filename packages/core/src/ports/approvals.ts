import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Proof } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/** How an approval request ended. */
export type ApprovalOutcome = 'approved' | 'refused' | 'wrong-code' | 'not-me'

/** A sign-in that waits for one phone. Bound to the sign-in, which is bound to a browser's cookie. */
export interface ApprovalRequest {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  /** Random, 16 bytes as base64url; signed by the answer. */
  readonly nonce: string
  readonly accountId: string
  readonly deviceId: string
  readonly signInIdHash: string
  /** Who asks. */
  readonly serviceName: string
  readonly serviceOrigin: string | null
  /** Short name of the browser, e.g. `Firefox (Linux)`. */
  readonly browserName: string
  /** Coarse place, where the runtime knows it. */
  readonly place: string | null
  /**
   * The account knows the browser. Known and unknown browsers are throttled apart, so that strangers don't
   * lock the owner out.
   */
  readonly knownBrowser: boolean
  /** How many digits must be typed on the phone; 0: none. */
  readonly transferDigits: number
  /** Those digits, sealed with `approval:<id>:transfer-code`; null when `transferDigits` is 0. */
  readonly sealedTransferCode: string | null
  readonly createdAt: Seconds
  /** From then on it can't be answered. */
  readonly expiresAt: Seconds
  /**
   * From then on invisible, and swept. Later than `expiresAt` (its outcome is read and counted until then).
   */
  readonly keepUntil: Seconds
}

/** `expired` is never stored: it is `pending` at or after `expiresAt`. */
export type ApprovalStatus = 'pending' | ApprovalOutcome | 'cancelled' | 'expired'

/** Approval requests. */
export interface ApprovalsPort {
  /**
   * Opens a request and writes the messages that wake its phone. In one commit, if the device is active and
   * the account's, fewer than `limit` requests of this account and this kind of browser (known or not) were
   * created after `now - windowSeconds` and not approved, and no pause is on for this account and kind of
   * browser: other pending requests of the same sign-in become `cancelled`. Of any number of parallel callers
   * at most `limit` succeed in a window.
   * @returns `unknown-device`; `locked` (device); `too-many` with the moment the oldest counted request
   * leaves the window; `paused` with the end of the pause.
   */
  open(options: {
    readonly request: ApprovalRequest
    readonly limit: number
    readonly windowSeconds: number
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
  }): Promise<
    | { readonly ok: true }
    | { readonly ok: false; readonly reason: 'unknown-device' | 'locked' }
    | { readonly ok: false; readonly reason: 'too-many' | 'paused'; readonly until: Seconds }
  >
  /**
   * The newest request of a sign-in with its status, before its `keepUntil`, and until when this account and
   * kind of browser pause (null: they don't); null otherwise. One query.
   */
  ofSignIn(options: { readonly signInIdHash: string; readonly now: Seconds }): Promise<{
    readonly request: ApprovalRequest
    readonly status: ApprovalStatus
    readonly pausedUntil: Seconds | null
  } | null>
  /** A request with its status, before its `keepUntil`; null otherwise. One query. */
  find(options: {
    readonly id: string
    readonly now: Seconds
  }): Promise<{ readonly request: ApprovalRequest; readonly status: ApprovalStatus } | null>
  /** Pending, unexpired requests of a device, oldest first. One query. */
  pending(options: { readonly deviceId: string; readonly now: Seconds }): Promise<readonly ApprovalRequest[]>
  /**
   * Answers a request while it is pending, unexpired and this device's. One commit; `ok` for exactly one of
   * any number of parallel callers, whatever they answer. With it:
   * - `approved` needs the device to be active with `approvalThumbprint` as its D or `biometricId` as its B
   * (else `revoked`, nothing written) and the sign-in to be
   * neither expired nor completed (else `expired`, nothing written); it records `proof` in that sign-in, as
   * `SignInsPort.prove` does
   *   (the same method twice keeps the first), and ends the pause of this account and kind of browser;
   * - the other outcomes pause further requests of this account and kind of browser: until `now +
   * min(pause.maxSeconds, pause.baseSeconds × 2^n)`,
   * n being how many refusals came before without an approval between; where none did, `wrong-code` pauses
   * nothing and isn't counted: a slip of the finger (a device that is locked may refuse, a removed one may
   * not: `revoked`);
   * - `not-me` also expires the sign-in (its `expiresAt` becomes `now`), cancels the account's other pending
   * requests from unknown browsers,
   *   pauses unknown browsers until `quietUntil` at least, and remembers `now` as the account's `notMeAt`.
   *
   * @returns `unknown` (none, or another device's), `answered` with what it became before, `expired`,
   * `revoked`.
   */
  answer(options: {
    readonly id: string
    readonly deviceId: string
    readonly outcome: ApprovalOutcome
    /** Thumbprint of the D that signed an approval; null where B did, and for the other outcomes. */
    readonly approvalThumbprint: string | null
    /** Id of the B that signed an approval; null where D did, and for the other outcomes. */
    readonly biometricId: string | null
    /** What an approval proves in its sign-in; null for the other outcomes. */
    readonly proof: Proof | null
    readonly pause: { readonly baseSeconds: number; readonly maxSeconds: number }
    /** Only used by `not-me`. */
    readonly quietUntil: Seconds
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry | null
  }): Promise<
    | { readonly ok: true }
    | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'revoked' }
    | { readonly ok: false; readonly reason: 'answered'; readonly status: ApprovalStatus }
  >
  /**
   * When somebody last said "this wasn't me"; a password older than that is to be changed at the next
   * two-factor sign-in.
   */
  notMeAt(accountId: string): Promise<Seconds | null>
}
