import type { ActivityEntry } from './activity.ts'
import type { Device } from './devices.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/**
 * A device being added: shown as a QR code on the PC, completed by the app. Only the hash of its secret is
 * kept.
 */
export interface Enrolment {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  readonly accountId: string
  /** SHA-256 of the 16 secret bytes, base64url. */
  readonly secretHash: string
  /** The device's name, as typed. */
  readonly name: string
  /**
   * The account's device in whose place it comes: the app was installed anew, or its phone exchanged. Null:
   * one more.
   */
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
  /**
   * Starts an enrolment; earlier pending ones of the account become `cancelled` (their sealed values null).
   * One commit.
   */
  start(enrolment: Enrolment): Promise<void>
  /**
   * An enrolment before its `keepUntil`, null otherwise. Expired pending ones are shown; callers compare
   * `expiresAt`. One query.
   */
  find(options: { readonly id: string; readonly now: Seconds }): Promise<EnrolmentState | null>
  /** Cancels a pending enrolment of this account; its sealed values null. Harmless otherwise. */
  cancel(options: { readonly id: string; readonly accountId: string }): Promise<void>
  /**
   * Spends one of `limit` PIN tries, if the enrolment is pending, unexpired and has this secret. A blinded
   * element that was spent before is answered again and costs nothing. One commit: of any number of parallel
   * callers with different blinded elements at most `limit` get `ok`.
   * @returns `unknown` when there is none with this id and secret (or it is cancelled, or past `keepUntil`),
   * `expired`, `completed`, `no-tries`.
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
   * Turns the enrolment into exactly one device. In one commit, if it is pending, unexpired, had at least one
   * try, and its account has fewer than `maxDevices` devices that aren't removed (the one that it replaces
   * doesn't count): the device is inserted, the enrolment is `completed` and its sealed values null, messages
   * and activity are written; the one that it replaces is removed, as `devices.remove` does.
   *
   * Called again with the same two thumbprints, even after expiry, it returns the device it made before with
   * `created: false` and writes nothing (also when the device was locked or removed since). Of 50 parallel
   * callers with different keys exactly one gets `ok`.
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
