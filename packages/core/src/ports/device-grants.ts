import type { Account } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { EidAssurance } from './eid.ts'
import type { Bought } from './grants.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** A device without a keyboard that asks to be let in, and waits for somebody to answer elsewhere. */
export interface DeviceGrant {
  /** SHA-256 of the code that the device keeps, base64url. */
  readonly deviceCodeHash: string
  /** MAC of the short code that people type: no key that made it is in the database. */
  readonly userCodeHash: string
  readonly clientId: string
  readonly scope: string
  /** Network address that it was asked from, as far as it is known. */
  readonly askedFrom: string
  /** Country that it was asked from (ISO 3166-1, two letters); null: not known. */
  readonly askedIn: string | null
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/** What a person gave a device: how they had proved who they are. */
export interface DeviceGiven {
  readonly accountId: string
  /** The session that its tokens die with; null: they outlive every session. */
  readonly sessionIdHash: string | null
  readonly authenticatedAt: Seconds
  readonly acr: string
  readonly amr: readonly string[]
  readonly eidAssurance: EidAssurance | null
}

/** What a device is told that asks whether somebody answered. `slow-down`: it asked too soon. */
export type DevicePoll =
  | { readonly status: 'unknown' | 'pending' | 'slow-down' | 'denied' | 'expired' | 'spent' }
  | {
      readonly status: 'allowed'
      readonly grant: DeviceGrant
      readonly given: DeviceGiven
      readonly account: Account
    }

/** Devices that wait for an answer (RFC 8628). */
export interface DeviceGrantsPort {
  /**
   * Notes that a device asks. One commit.
   * @returns false when another has that user code: draw again.
   */
  open(grant: DeviceGrant): Promise<boolean>
  /** The one that waits and has one of these user codes' hashes; null: none has. One query. */
  find(options: { readonly userCodeHashes: readonly string[]; readonly now: Seconds }): Promise<DeviceGrant | null>
  /**
   * Lets a device in, while it waits and the session lives: what it will know is allowed its service from
   * then on, too. There is at least a minute left to fetch the tokens. One commit.
   * @param options `sessionIdHash`: of whoever answers.
   * @returns true for exactly one of any number of parallel answers.
   */
  allow(options: {
    readonly deviceCodeHash: string
    readonly given: DeviceGiven
    readonly sessionIdHash: string
    readonly consent: { readonly clientId: string; readonly scopes: readonly string[] }
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
    readonly now: Seconds
  }): Promise<boolean>
  /** Turns a device away, while it waits. One commit. @returns as {@link allow}. */
  deny(options: { readonly deviceCodeHash: string; readonly now: Seconds }): Promise<boolean>
  /**
   * What became of a device's question, with the time at which it asked noted: whoever asks sooner than it
   * was told waits five seconds longer from then on (RFC 8628 §3.5). Others' device codes are unknown. One
   * commit.
   */
  poll(options: {
    readonly deviceCodeHash: string
    readonly clientId: string
    readonly now: Seconds
  }): Promise<DevicePoll>
  /**
   * Spends the answer for what it buys: for exactly one of any number of callers, while what was given holds.
   * One commit.
   */
  spend(options: { readonly deviceCodeHash: string; readonly buys: Bought; readonly now: Seconds }): Promise<boolean>
}
