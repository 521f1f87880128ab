import type { Actor } from './activity.ts'
import type { Seconds } from './time.ts'

/** What happened, for the operator's audit log. Nothing in it says who a person is. */
export interface AuditEntry {
  readonly id: string
  readonly at: Seconds
  /** Of a person's account: as in the activity log. Of the provider: e.g. `keys-rotated`. */
  readonly kind: string
  /** Stands for the account; null: it concerns none. */
  readonly subject: string | null
  /** Who caused it; null: the person. */
  readonly by: Actor | null
  /** Why, in the operator's words. */
  readonly reason: string | null
  /** Facts without names, addresses or numbers of people. */
  readonly details: Readonly<Record<string, string>>
}

/** A row in its place. Once it has one it is never changed. */
export interface SealedAuditEntry extends AuditEntry {
  /** From 1, without a gap. */
  readonly position: number
  /** SHA-256 over the hash of the row before and this one; 64 hexadecimal digits. */
  readonly hash: string
}

/** A place in the chain; at the very beginning position 0, with 64 zeros. */
export type AuditMark = Pick<SealedAuditEntry, 'position' | 'hash'>

/**
 * The audit log. Whatever writes an activity entry writes its row here in the same commit, so cause and row
 * can't come apart. In which order rows are committed isn't known when they are written: they get their place
 * afterwards, and with it a hash that hangs on all rows before.
 */
export interface AuditPort {
  /** Adds what concerns no account, or writes no activity entry. One commit. */
  add(entries: readonly AuditEntry[]): Promise<void>
  /** The oldest `limit` rows that have no place yet, oldest first. One query. */
  unsealed(options: { readonly limit: number }): Promise<readonly AuditEntry[]>
  /** The last row that has its place, and the last of those that were cut off. One query. */
  chain(): Promise<{ readonly head: AuditMark; readonly cut: AuditMark }>
  /**
   * Gives rows their places behind `after`, all of them or none: of callers at the same time one does.
   * @returns whether it was this one; no, where the head is another by now.
   */
  seal(options: {
    readonly after: AuditMark
    readonly rows: readonly (AuditMark & { readonly id: string })[]
  }): Promise<boolean>
  /** Rows behind a position, in order. One query. */
  sealed(options: { readonly after: number; readonly limit: number }): Promise<readonly SealedAuditEntry[]>
  /**
   * Rows before a position, the last ones first. One query.
   * @param options `subjects`: about whom; absent: all.
   */
  newest(options: {
    readonly before?: number
    readonly limit: number
    readonly subjects?: readonly string[]
  }): Promise<readonly SealedAuditEntry[]>
  /**
   * Cuts off what lies before, up to a row and with it: the chain begins behind it from then on. One commit.
   * @returns whether it did; no, where the cut is another by now.
   */
  cut(options: { readonly from: AuditMark; readonly to: AuditMark }): Promise<boolean>
}
