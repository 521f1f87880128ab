import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { SqlValue } from '../sql/column.ts'

/** A row, in the order of its table's columns. */
export type SnapshotRow = readonly SqlValue[]

/**
 * A piece of what a database holds. A snapshot begins with the steps that made its schema; then come tables,
 * each after those to which it refers, with its rows behind it.
 */
export type SnapshotPart =
  | { readonly kind: 'schema'; readonly steps: readonly string[] }
  | { readonly kind: 'table'; readonly name: string; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly SnapshotRow[] }

/** How far the schema of a database is. */
export interface SchemaState {
  /** Ids of the steps that were taken; none: it is empty, or not there. */
  readonly done: readonly string[]
  /** Ids of those that this version knows besides. */
  readonly missing: readonly string[]
  /** Ids of those taken that this version doesn't know, and that take nothing away from it. */
  readonly newer: readonly string[]
}

/** What somebody who looks after a database wants to know of it. */
export interface DatabaseHealth {
  /** Of the database's program. */
  readonly version: string
  /** What the database says is damaged, a line each; none: it found nothing. */
  readonly damage: readonly string[]
  /** How it keeps what is written: settings by their own names, e.g. `journal_mode`. */
  readonly settings: Readonly<Record<string, string>>
  /** What time its server has, in Unix seconds; null: it has this machine's, or none that can be asked. */
  readonly clock: number | null
  /** Whether a pooler answers in its stead. Default: none. */
  readonly pooled?: boolean
}

/** What a snapshot is of. */
export interface SnapshotOptions {
  /** These tables alone, as far as there are such. Default: all. */
  readonly tables?: readonly string[]
}

/** How a snapshot is written into a database. */
export interface RestoreOptions {
  /** What is there is thrown away. Otherwise a database that holds anything is refused. */
  readonly replace: boolean
}

/**
 * Looks after a database beside whoever works on it: what its operator needs and no request does. Opens it
 * when asked, for the time of a call.
 */
export interface Upkeep {
  /**
   * @throws LaissezPasserError `store-schema` when it was made by a newer version, or by an unreleased one.
   */
  schema(): Promise<SchemaState>
  /** Takes the steps that are missing; makes what isn't there. @returns their ids. */
  migrate(): Promise<readonly string[]>
  /** What it takes up, in bytes. */
  size(): Promise<number>
  /** Lets the database look for damage in itself, as far as it can. */
  health(): Promise<DatabaseHealth>
  /**
   * All that is in it, as of one moment, while others go on writing: nothing that was committed later, and of
   * no commit a part.
   *
   * @param options which tables; default: all
   */
  snapshot(options?: SnapshotOptions): AsyncIterable<SnapshotPart>
  /**
   * Writes a snapshot of this version, or of one before, and takes the steps that are missing then.
   *
   * @throws LaissezPasserError `store-occupied`: there is something, and it isn't to be replaced;
   * `store-in-use`: somebody works on what is to be replaced; `store-schema`: the snapshot is of a newer
   * version; `store-unavailable`: the database can't write it (the cause says why). What was there is as it
   * was then, but on D1, which has no transaction that is long enough: there nothing opens it until the
   * restore is run again.
   */
  restore(parts: AsyncIterable<SnapshotPart>, options: RestoreOptions): Promise<void>
}

/** Rows of a snapshot that come together. */
export const rowsAtOnce = 500

/** Refuses to write over something. */
export function occupied(): LaissezPasserError {
  return new LaissezPasserError('store-occupied', 'The database holds data already')
}

/** Refuses to replace what somebody works on. */
export function inUse(): LaissezPasserError {
  return new LaissezPasserError('store-in-use', 'Somebody works on the database: stop the server first')
}
