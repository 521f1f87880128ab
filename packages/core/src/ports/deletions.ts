import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** An account that is to be deleted when its time has come, unless somebody cancels. */
export interface AccountDeletion {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  readonly accountId: string
  readonly askedBy: 'person' | 'operator'
  readonly askedAt: Seconds
  /** From then on it may be done: `AccountsPort.delete`. */
  readonly dueAt: Seconds
}

/** Deletions that wait: one of an account at most. */
export interface DeletionsPort {
  /**
   * Begins one. One commit.
   * @returns true for exactly one of any number of parallel callers; false where one waits, where a person
   * asks whose account isn't active, or there is no such account: then nothing was written.
   */
  begin(options: {
    readonly deletion: AccountDeletion
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /** The one that waits for this account; null if none. One query. */
  waiting(accountId: string): Promise<AccountDeletion | null>
  /** The one with this id, while it waits. One query. */
  find(id: string): Promise<AccountDeletion | null>
  /** Cancels one; true for exactly one caller. One commit. */
  cancel(options: {
    readonly id: string
    readonly accountId: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Up to `limit` whose time has come, oldest first. What a person asked waits on while the account isn't
   * active: whoever had it may have asked.
   */
  due(options: { readonly now: Seconds; readonly limit: number }): Promise<readonly AccountDeletion[]>
  /**
   * Up to `limit` that are due before `until`, were asked for before `askedBefore`, and nobody was reminded
   * of.
   */
  unreminded(options: {
    readonly until: Seconds
    readonly askedBefore: Seconds
    readonly limit: number
  }): Promise<readonly AccountDeletion[]>
  /** Reminds of one: its messages are written for exactly one caller, once. One commit. */
  remind(options: {
    readonly id: string
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
  }): Promise<boolean>
}
