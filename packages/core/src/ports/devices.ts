import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/**
 * A phone (or tablet) that holds an account. Public keys are JWKs as JSON; what is `sealed…` only the key
 * ring opens.
 */
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
  /**
   * `locked`: too many wrong PINs; its OPRF key is gone and its approvals are refused, but it may still
   * refuse.
   */
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

/**
 * A PIN on its way from an old one to a new one: the new OPRF key waits beside the old until the app
 * confirms. At most one a device.
 */
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
  /**
   * A device whatever its status (removed ones too: an app asks why it is refused), null if there is none.
   * One query.
   */
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
   * Removes a device: status `removed`; OPRF key, code secret, push subscription and B null (zeroed on disk:
   * `secure_delete`); its PIN tries and a waiting PIN change deleted; its approval requests that are pending
   * or approved become `cancelled`; messages and activity written. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it is not this account's or
   * was removed before, and then nothing is written.
   */
  remove(options: {
    readonly accountId: string
    readonly deviceId: string
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Notes that the device was in touch; language and model replaced where given. Callers do so at most once a
   * minute. Where neither is given it is left out, without an error, while the store can't write it.
   */
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
   * - while the device is active, `pinKeyId` is its key and both counts are below their limits: both counts
   * go up by one, the try
   *   (`tryId`, `blindedHash`, now) is kept, and the sealed OPRF key is returned;
   * - a kept try of this device with the same `blindedHash` is answered again with its own id and costs
   * nothing (a lost answer; the
   *   same blinded element tells nobody more);
   * - when a count is full: the device becomes `locked`, its OPRF key null, its kept tries are deleted, its
   * pending approval requests
   * `cancelled`, `ifLocked` is written. So the try after the last allowed one destroys the key, exactly once.
   *
   * Of any number of parallel callers with different blinded elements, at most `limits.inRow` get `ok` before
   * an unlock.
   * @returns `locked` whenever the device is locked (now or before), `unknown` when there is none or it was
   * removed, `other-key` when `pinKeyId` isn't its key (nothing spent).
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
   * The right PIN was entered: if the try is kept, belongs to this active device and was spent at or after
   * `notBefore`, then `triesInRow` becomes 0, `triesInLife` goes down by one and all kept tries of the device
   * are deleted. One commit.
   * @returns true for exactly one caller per try; false otherwise, and then nothing is written.
   */
  unlock(options: { readonly deviceId: string; readonly tryId: string; readonly notBefore: Seconds }): Promise<boolean>
  /**
   * Turns biometrics on by a PIN try, which counts as an unlock: as `unlock`, and B becomes this one (in
   * place of another), messages and activity are written. One commit.
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
   * @returns true for exactly one of any number of parallel callers; false when they are off, or this is no
   * device of the account (any more).
   */
  turnOffBiometrics(options: {
    readonly accountId: string
    readonly deviceId: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Keeps a new OPRF key beside the old one, which goes on as before; an earlier one that waits is replaced.
   * @returns false when there is no such device, it was removed, or it is locked and `purpose` is `change`:
   * nothing is written. Nor is it for a `reset` when the account's password isn't the one any more that was
   * given for it.
   * @param options `passwordHash`: as that password was stored when it was verified; null for a `change`.
   */
  startPinChange(change: PinChange, options: { readonly passwordHash: string | null }): Promise<boolean>
  /**
   * The app confirmed the new PIN. In one commit, if this change waits, unexpired, and the device isn't
   * removed (nor locked, for `change`): the new OPRF key and its id replace the old ones, both counts become
   * 0, its PIN tries and the waiting change are deleted, messages and activity are written. With `approval`
   * (a `reset`) the device also becomes active with this key as its D, `pinResetAt` becomes `now`, and its
   * approval requests that are pending or approved become `cancelled`; the proofs that its old D gave to open
   * sign-ins go.
   * @returns true for exactly one of any number of parallel callers; false otherwise, and then nothing is
   * written.
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
