import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** A copy of all that is kept of an account, for its person. */
export interface DataExport {
  readonly id: string
  readonly accountId: string
  readonly askedAt: Seconds
  /** When it was prepared; null: it waits to be. */
  readonly readyAt: Seconds | null
  /** When it goes; null while it waits. */
  readonly expiresAt: Seconds | null
}

/** Rows as JSON has them, by the table that they stand in. */
export type PersonalData = Readonly<
  Record<string, readonly Readonly<Record<string, string | number | boolean | null | object>>[]>
>

/** Copies of people's data: one of an account at most. */
export interface DataExportsPort {
  /**
   * Asks for one, in place of one that was asked for at or before `replaces`. One commit.
   * @returns true for exactly one of any number of parallel callers; false where another was asked for since.
   */
  begin(options: {
    readonly id: string
    readonly accountId: string
    readonly now: Seconds
    readonly replaces: Seconds
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /** The account's, unless it expired; null if none. One query. */
  find(options: { readonly accountId: string; readonly now: Seconds }): Promise<DataExport | null>
  /** Up to `limit` that wait to be prepared, oldest first. */
  due(options: { readonly limit: number }): Promise<readonly DataExport[]>
  /**
   * All that is kept of an account, and of nobody else, without what would open it: hashes, keys, secrets.
   * What is sealed and opens nothing, phone numbers, is opened.
   * @param options `open`: opens a sealed value of a row.
   */
  everything(
    accountId: string,
    options: {
      readonly open: (sealed: string, row: { readonly table: string; readonly id: string }) => Promise<string>
    },
  ): Promise<PersonalData>
  /** The JSON Schema of a document that holds this as `data`. */
  schema(): Readonly<Record<string, unknown>>
  /** Keeps a prepared one, with its mail; true for exactly one caller. One commit. */
  finish(options: {
    readonly id: string
    readonly sealed: string
    readonly now: Seconds
    readonly expiresAt: Seconds
    readonly messages: readonly OutboxMessage[]
  }): Promise<boolean>
  /** What is sealed in the account's, unless it expired; null if it has none that is ready. One query. */
  sealed(options: { readonly id: string; readonly accountId: string; readonly now: Seconds }): Promise<string | null>
}
