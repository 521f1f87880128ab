import type { ActivityEntry } from './activity.ts'
import type { FactorKind } from './factors.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** A lost second factor on its way out: it is removed when its time has come, unless somebody cancels. */
export interface FactorRemoval {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  readonly accountId: string
  /** Which kind of factor: where the store finds it. */
  readonly kind: FactorKind
  /** Id of the device, passkey, token … */
  readonly factorId: string
  /** Its name when this began. */
  readonly factorName: string
  readonly askedAt: Seconds
  /** From then on it may be finished. */
  readonly dueAt: Seconds
}

/**
 * Removals that wait. One whose factor is gone already waits no longer: it is invisible to every read.
 */
export interface FactorRemovalsPort {
  /**
   * Begins one, if the account is active, has this factor and no other removal that waits. One commit.
   * @param options `askedBy`: hash of the link that confirmed it: each begins one removal, ever.
   * @returns true for exactly one of any number of parallel callers; false otherwise, and then nothing is
   * written.
   */
  begin(options: {
    readonly removal: FactorRemoval
    readonly askedBy: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /** The one that waits for this account; null if none. One query. */
  waiting(accountId: string): Promise<FactorRemoval | null>
  /** The one with this id, if it waits. One query. */
  find(id: string): Promise<FactorRemoval | null>
  /** Whether a link began one already. One query. */
  isSpent(askedBy: string): Promise<boolean>
  /** Cancels one that waits; true for exactly one caller. One commit. */
  cancel(options: {
    readonly id: string
    readonly accountId: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /** Up to `limit` whose time has come, oldest first. */
  due(options: { readonly now: Seconds; readonly limit: number }): Promise<readonly FactorRemoval[]>
  /**
   * Removes the factor of one that waits and whose time has come, as `devices.remove`, `passkeys.remove` …
   * do; messages and activity are written. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it was cancelled, isn't due,
   * or the factor is gone.
   */
  finish(options: {
    readonly id: string
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
}
