import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Proof } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/** A phone (or tablet) that holds an account. Public keys are JWKs as JSON; what is `sealed…` only the key ring opens. */
export interface Device {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  readonly accountId: string
  /** The name the person gave it. */
  readonly name: string
  /** What the app said it runs on, e.g. `Pixel 9`, `Chromium on Linux`. */
  readonly model: string
  /** BCP 47 language of the app, for pushes. */
  readonly language: string
  /** `locked`: too many wrong PINs; its OPRF key is gone and its approvals are refused, but it may still refuse. */
  readonly status: 'active' | 'locked' | 'removed'
  /** Public key P, "this phone". */
  readonly presenceKey: string
  /** RFC 7638 thumbprint of P (SHA-256, base64url). */
  readonly presenceThumbprint: string
  /** Public key D, "this phone and its PIN". */
  readonly approvalKey: string
  /** RFC 7638 thumbprint of D (SHA-256, base64url). */
  readonly approvalThumbprint: string
  /** Names the OPRF key that its PIN goes with; new at every PIN change. */
  readonly pinKeyId: string
  /** The OPRF key, sealed with `device:<id>:oprf-key:<pinKeyId>`; null once destroyed. */
  readonly sealedOprfKey: string | null
  /** The code secret S, sealed with `device:<id>:code-secret`; null once destroyed. */
  readonly sealedCodeSecret: string | null
  /** The push subscription, sealed with `device:<id>:push`; null where there is none. */
  readonly sealedPush: string | null
  /** Credential id of B, the platform's passkey that may stand for the PIN; null while biometrics are off. */
  readonly biometricId: string | null
  /** Its public key: COSE, base64url; null while biometrics are off. */
  readonly biometricKey: string | null
  /** PIN tries since the last unlock. */
  readonly triesInRow: number
  /** PIN tries of this OPRF key that no unlock followed. */
  readonly triesInLife: number
  /** The enrolment it came from; unique. */
  readonly enrolmentId: string
  /** When its PIN was last forgotten and set anew, which gave it a new D; null: never. */
  readonly pinResetAt: Seconds | null
  readonly createdAt: Seconds
  readonly lastSeenAt: Seconds
}

/** A PIN on its way from an old one to a new one: the new OPRF key waits beside the old until the app confirms. At most one a device. */
export interface PinChange {
  readonly deviceId: string
  /** Names the new OPRF key. */
  readonly pinKeyId: string
  /** The new OPRF key, sealed with `device:<id>:oprf-key:<pinKeyId>`. */
  readonly sealedOprfKey: string
  /** `change`: the old PIN was entered, D stays. `reset`: the password was, D is replaced. */
  readonly purpose: 'change' | 'reset'
  /** From then on it can't be completed. */
  readonly expiresAt: Seconds
}

/** How many PIN tries a device has. */
export interface PinLimits {
  /** In a row, without an unlock (5). */
  readonly inRow: number
  /** In the life of one OPRF key, not followed by an unlock (50). */
  readonly inLife: number
}

/** What a spent PIN try gives. `left`: how many more may follow without an unlock. */
export type PinTryResult =
  | { readonly ok: true; readonly tryId: string; readonly sealedOprfKey: string; readonly left: number }
  | { readonly ok: false; readonly reason: 'locked' | 'unknown' | 'other-key' }

/** Devices, their PIN tries and their push subscriptions. */
export interface DevicesPort {
  /** A device whatever its status (removed ones too: an app asks why it is refused), null if there is none. One query. */
  find(id: string): Promise<Device | null>
  /** Devices of an account that aren't removed, oldest first. */
  list(accountId: string): Promise<readonly Device[]>
  /** Gives a device of this account another name; false when it is not the account's, or removed. */
  rename(options: {
    readonly accountId: string
    readonly deviceId: string
    readonly name: string
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Removes a device: status `removed`; OPRF key, code secret, push subscription and B null (zeroed on disk: `secure_delete`); its PIN
   * tries and a waiting PIN change deleted; its approval requests that are pending or approved become `cancelled`; messages and activity written. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it is not this account's or was removed before, and then nothing is written.
   */
  remove(options: {
    readonly accountId: string
    readonly deviceId: string
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /** Notes that the device was in touch; language and model replaced where given. Callers do so at most once a minute. */
  touch(options: {
    readonly deviceId: string
    readonly now: Seconds
    readonly language?: string
    readonly model?: string
  }): Promise<void>
  /** Replaces the push subscription of a device that isn't removed; false otherwise. */
  setPush(options: { readonly deviceId: string; readonly sealedPush: string | null }): Promise<boolean>
  /** Forgets a subscription whose endpoint is gone (404, 410), if it is still this one. */
  forgetPush(options: { readonly deviceId: string; readonly sealedPush: string }): Promise<void>
  /**
   * Spends one PIN try. In one commit:
   * - while the device is active, `pinKeyId` is its key and both counts are below their limits: both counts go up by one, the try
   *   (`tryId`, `blindedHash`, now) is kept, and the sealed OPRF key is returned;
   * - a kept try of this device with the same `blindedHash` is answered again with its own id and costs nothing (a lost answer; the
   *   same blinded element tells nobody more);
   * - when a count is full: the device becomes `locked`, its OPRF key null, its kept tries are deleted, its pending approval requests
   *   `cancelled`, `ifLocked` is written. So the try after the last allowed one destroys the key, exactly once.
   *
   * Of any number of parallel callers with different blinded elements, at most `limits.inRow` get `ok` before an unlock.
   * @returns `locked` whenever the device is locked (now or before), `unknown` when there is none or it was removed, `other-key`
   * when `pinKeyId` isn't its key (nothing spent).
   */
  spendPinTry(options: {
    readonly deviceId: string
    readonly pinKeyId: string
    /** New, random: the id the try gets, and a claim nonce for stores that need one. */
    readonly tryId: string
    /** SHA-256 of the blinded element, base64url. */
    readonly blindedHash: string
    readonly limits: PinLimits
    readonly now: Seconds
    readonly ifLocked: { readonly messages: readonly OutboxMessage[]; readonly activity: ActivityEntry }
  }): Promise<PinTryResult>
  /**
   * The right PIN was entered: if the try is kept, belongs to this active device and was spent at or after `notBefore`, then
   * `triesInRow` becomes 0, `triesInLife` goes down by one and all kept tries of the device are deleted. One commit.
   * @returns true for exactly one caller per try; false otherwise, and then nothing is written.
   */
  unlock(options: { readonly deviceId: string; readonly tryId: string; readonly notBefore: Seconds }): Promise<boolean>
  /**
   * Turns biometrics on by a PIN try, which counts as an unlock: as `unlock`, and B becomes this one (in place of another), messages and activity
   * are written. One commit.
   * @returns true for exactly one caller per try; false otherwise, and then nothing is written.
   */
  turnOnBiometrics(options: {
    readonly deviceId: string
    readonly tryId: string
    readonly notBefore: Seconds
    readonly biometrics: { readonly id: string; readonly key: string }
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Turns biometrics off: B is forgotten, messages and activity are written. One commit.
   * @returns true for exactly one of any number of parallel callers; false when they are off, or this is no device of the account (any more).
   */
  turnOffBiometrics(options: {
    readonly accountId: string
    readonly deviceId: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Keeps a new OPRF key beside the old one, which goes on as before; an earlier one that waits is replaced.
   * @returns false when there is no such device, it was removed, or it is locked and `purpose` is `change`: nothing is written.
   */
  startPinChange(change: PinChange): Promise<boolean>
  /**
   * The app confirmed the new PIN. In one commit, if this change waits, unexpired, and the device isn't removed (nor locked, for `change`):
   * the new OPRF key and its id replace the old ones, both counts become 0, its PIN tries and the waiting change are deleted, messages and activity
   * are written. With `approval` (a `reset`) the device also becomes active with this key as its D, `pinResetAt` becomes `now`, and its approval
   * requests that are pending or approved become `cancelled`; the proofs that its old D gave to open sign-ins go.
   * @returns true for exactly one of any number of parallel callers; false otherwise, and then nothing is written.
   */
  completePinChange(options: {
    readonly deviceId: string
    readonly pinKeyId: string
    /** The new D of a `reset`, null for a `change`: the purpose must be that. */
    readonly approval: { readonly key: string; readonly thumbprint: string } | null
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
}

/** A device being added: shown as a QR code on the PC, completed by the app. Only the hash of its secret is kept. */
export interface Enrolment {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  readonly accountId: string
  /** SHA-256 of the 16 secret bytes, base64url. */
  readonly secretHash: string
  /** The device's name, as typed. */
  readonly name: string
  /** The account's device in whose place it comes: the app was installed anew, or its phone exchanged. Null: one more. */
  readonly replaces: string | null
  /** Sealed with `enrolment:<id>:oprf-key`; null once completed or cancelled. */
  readonly sealedOprfKey: string | null
  /** HKDF(y, "pin-check"), sealed with `enrolment:<id>:pin-check`; null once completed or cancelled. */
  readonly sealedPinCheck: string | null
  readonly createdAt: Seconds
  /** 5 minutes: from then on no try and no completion. */
  readonly expiresAt: Seconds
  /** From then on invisible, and swept. Later than `expiresAt`, so that the page can say what happened. */
  readonly keepUntil: Seconds
}

/** What the page on the PC needs to know. `tries`: how many were spent. */
export interface EnrolmentState {
  readonly enrolment: Enrolment
  readonly status: 'pending' | 'completed' | 'cancelled'
  readonly tries: number
  /** The device, once completed. */
  readonly device: Device | null
}

/** Adding devices. */
export interface EnrolmentsPort {
  /** Starts an enrolment; earlier pending ones of the account become `cancelled` (their sealed values null). One commit. */
  start(enrolment: Enrolment): Promise<void>
  /** An enrolment before its `keepUntil`, null otherwise. Expired pending ones are shown; callers compare `expiresAt`. One query. */
  find(options: { readonly id: string; readonly now: Seconds }): Promise<EnrolmentState | null>
  /** Cancels a pending enrolment of this account; its sealed values null. Harmless otherwise. */
  cancel(options: { readonly id: string; readonly accountId: string }): Promise<void>
  /**
   * Spends one of `limit` PIN tries, if the enrolment is pending, unexpired and has this secret. A blinded element that was
   * spent before is answered again and costs nothing. One commit: of any number of parallel callers with different blinded
   * elements at most `limit` get `ok`.
   * @returns `unknown` when there is none with this id and secret (or it is cancelled, or past `keepUntil`), `expired`, `completed`, `no-tries`.
   */
  spendTry(options: {
    readonly id: string
    readonly secretHash: string
    /** SHA-256 of the blinded element, base64url. */
    readonly blindedHash: string
    readonly limit: number
    readonly now: Seconds
  }): Promise<
    | { readonly ok: true; readonly enrolment: Enrolment; readonly left: number }
    | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'completed' | 'no-tries' }
  >
  /**
   * Turns the enrolment into exactly one device. In one commit, if it is pending, unexpired, had at least one try, and its account
   * has fewer than `maxDevices` devices that aren't removed (the one that it replaces doesn't count): the device is inserted, the enrolment is
   * `completed` and its sealed values null, messages and activity are written; the one that it replaces is removed, as `devices.remove` does.
   *
   * Called again with the same two thumbprints, even after expiry, it returns the device it made before with `created: false`
   * and writes nothing (also when the device was locked or removed since). Of 50 parallel callers with different keys exactly one gets `ok`.
   * @returns `unknown`, `expired`, `completed` (by other keys), `too-many` (devices).
   */
  complete(options: {
    readonly id: string
    readonly device: Device
    /** As the enrolment says. */
    readonly replaces: string | null
    readonly maxDevices: number
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<
    | { readonly ok: true; readonly device: Device; readonly created: boolean }
    | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'completed' | 'too-many' }
  >
  /** The device that this enrolment made, whatever its status and however old the enrolment; null if none. */
  deviceOf(enrolmentId: string): Promise<Device | null>
}

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
  /** Short name of the browser, e.g. `Firefox on Linux`. */
  readonly browserName: string
  /** Coarse place, where the runtime knows it. */
  readonly place: string | null
  /** The account knows the browser. Known and unknown browsers are throttled apart, so that strangers don't lock the owner out. */
  readonly knownBrowser: boolean
  /** How many digits must be typed on the phone; 0: none. */
  readonly transferDigits: number
  /** Those digits, sealed with `approval:<id>:transfer-code`; null when `transferDigits` is 0. */
  readonly sealedTransferCode: string | null
  readonly createdAt: Seconds
  /** From then on it can't be answered. */
  readonly expiresAt: Seconds
  /** From then on invisible, and swept. Later than `expiresAt` (its outcome is read and counted until then). */
  readonly keepUntil: Seconds
}

/** `expired` is never stored: it is `pending` at or after `expiresAt`. */
export type ApprovalStatus = 'pending' | ApprovalOutcome | 'cancelled' | 'expired'

/** Approval requests. */
export interface ApprovalsPort {
  /**
   * Opens a request and writes the messages that wake its phone. In one commit, if the device is active and the account's, fewer than
   * `limit` requests of this account and this kind of browser (known or not) were created after `now - windowSeconds` and not approved,
   * and no pause is on for this account and kind of browser: other pending requests of the same sign-in become `cancelled`.
   * Of any number of parallel callers at most `limit` succeed in a window.
   * @returns `unknown-device`; `locked` (device); `too-many` with the moment the oldest counted request leaves the window; `paused` with the end of the pause.
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
  /** The newest request of a sign-in with its status, before its `keepUntil`; null otherwise. One query. */
  ofSignIn(options: {
    readonly signInIdHash: string
    readonly now: Seconds
  }): Promise<{ readonly request: ApprovalRequest; readonly status: ApprovalStatus } | null>
  /** A request with its status, before its `keepUntil`; null otherwise. One query. */
  find(options: {
    readonly id: string
    readonly now: Seconds
  }): Promise<{ readonly request: ApprovalRequest; readonly status: ApprovalStatus } | null>
  /** Pending, unexpired requests of a device, oldest first. One query. */
  pending(options: { readonly deviceId: string; readonly now: Seconds }): Promise<readonly ApprovalRequest[]>
  /**
   * Answers a request while it is pending, unexpired and this device's. One commit; `ok` for exactly one of any number of
   * parallel callers, whatever they answer. With it:
   * - `approved` needs the device to be active with `approvalThumbprint` as its D or `biometricId` as its B (else `revoked`, nothing written) and the sign-in to be
   *   neither expired nor completed (else `expired`, nothing written); it records `proof` in that sign-in, as `SignInsPort.prove` does
   *   (the same method twice keeps the first), and ends the pause of this account and kind of browser;
   * - the other outcomes pause further requests of this account and kind of browser: until `now + min(pause.maxSeconds, pause.baseSeconds × 2^n)`,
   *   n being how many refusals came before without an approval between (a device that is locked may refuse, a removed one may not: `revoked`);
   * - `not-me` also expires the sign-in (its `expiresAt` becomes `now`), cancels the account's other pending requests from unknown browsers,
   *   pauses unknown browsers until `quietUntil` at least, and remembers `now` as the account's `notMeAt`.
   *
   * @returns `unknown` (none, or another device's), `answered` with what it became before, `expired`, `revoked`.
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
  /** When somebody last said "this wasn't me"; a password older than that is to be changed at the next two-factor sign-in. */
  notMeAt(accountId: string): Promise<Seconds | null>
}

/** A QR code on a sign-in page, to be answered by eight digits that a phone shows. */
export interface CodeChallenge {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  readonly accountId: string
  readonly signInIdHash: string
  /** 16 random bytes as 32 hexadecimal digits. */
  readonly challenge: string
  readonly createdAt: Seconds
  /** Invisible from then on. */
  readonly expiresAt: Seconds
}

/** Challenges of the QR method. The count per account lies in `ThrottlePort`. */
export interface CodeChallengesPort {
  /** Opens a challenge; earlier ones of the same sign-in end. One commit. */
  open(challenge: CodeChallenge): Promise<void>
  /** The open challenge of a sign-in, unexpired and not consumed, with how many tries were spent; null otherwise. */
  ofSignIn(options: {
    readonly signInIdHash: string
    readonly now: Seconds
  }): Promise<{ readonly challenge: CodeChallenge; readonly tries: number } | null>
  /**
   * Spends one of `limit` tries on a challenge of this sign-in, and returns it with what is left.
   * One statement: of any number of parallel callers at most `limit` get `ok`.
   * @returns `unknown` (none, another sign-in's, expired, consumed) or `no-tries`.
   */
  spendTry(options: {
    readonly id: string
    readonly signInIdHash: string
    readonly limit: number
    readonly now: Seconds
  }): Promise<
    | { readonly ok: true; readonly challenge: CodeChallenge; readonly left: number }
    | { readonly ok: false; readonly reason: 'unknown' | 'no-tries' }
  >
  /**
   * The code was right: consumes the challenge and records `proof` in its sign-in, in one commit.
   * @returns true for exactly one caller per challenge, while it is unexpired, its sign-in is neither expired nor completed and the device
   * is active and the account's; false otherwise, and then nothing is written.
   */
  consume(options: {
    readonly id: string
    readonly deviceId: string
    readonly proof: Proof
    readonly now: Seconds
  }): Promise<boolean>
}
