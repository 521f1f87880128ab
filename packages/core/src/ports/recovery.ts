import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Proof } from './sign-ins.ts'
import type { Seconds } from './time.ts'

/** How many recovery codes of an account still work, and when they were made; null: never. */
export interface RecoveryCodesLeft {
  readonly left: number
  readonly createdAt: Seconds | null
}

/** Recovery codes: kept as hashes, each spent once. */
export interface RecoveryCodesPort {
  /**
   * Replaces all codes of an account by these: earlier ones end. One commit; of any number of parallel
   * callers one's codes are left.
   */
  replace(options: {
    readonly accountId: string
    /** SHA-256 of each code with its account, base64url. */
    readonly hashes: readonly string[]
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<void>
  /** What an account has left. One query. */
  left(accountId: string): Promise<RecoveryCodesLeft>
  /**
   * Spends a code of the account for one of its sign-ins under way, and records the proof there; counts under
   * `clearThrottle` are cleared, messages and activity written. One commit.
   * @returns true for exactly one of any number of parallel callers; false when there is no such unspent
   * code, or the sign-in is expired, completed or another account's: then nothing was written.
   */
  spend(options: {
    readonly accountId: string
    readonly hash: string
    readonly signInIdHash: string
    readonly proof: Proof
    readonly clearThrottle: readonly string[]
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
}
