import { LaissezPasserError } from '@laissez-passer/core/errors'
import { camel, emptyRow } from './sql/names.ts'
import type { Statement } from './sql/statements.ts'

/** What one statement of a commit did. */
export interface Outcome {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Rows inserted, updated or deleted (cascades not counted, but on D1). */
  readonly changes: number
}

/** To how many rows the statement with this outcome did something. */
export function changesOf(outcome: Outcome | undefined): number {
  return outcome?.changes ?? 0
}

/** Whether it did something to one row: most say so whether they won. */
export function didChange(outcome: Outcome | undefined): boolean {
  return changesOf(outcome) === 1
}

/** The rows that it gave, as {@link camelRows} types them. */
export function returned<Row = Readonly<Record<string, unknown>>>(outcome: Outcome | undefined): readonly Row[] {
  return camelRows<Row>(outcome?.rows ?? [])
}

/** Runs statements on a database. The only part that differs between SQLite, D1 and PostgreSQL. */
export interface Executor {
  /** Reads, in one round trip. */
  readonly query: <Row>(statement: Statement<Row>) => Promise<readonly Row[]>
  /**
   * Runs the statements in order as one transaction; resolves when it is durable, with one outcome for each
   * statement. Serialisable: as if no other commit ran meanwhile.
   * @throws LaissezPasserError `store-gone` when a row that one refers to isn't there any more;
   * `store-unavailable` when the database can't do it now; then nothing was
   * written (or, where a connection broke during the commit, it isn't known).
   */
  readonly commit: (statements: readonly Statement[], options?: CommitOptions) => Promise<readonly Outcome[]>
}

/** How a commit is run. */
export interface CommitOptions {
  /** Nobody waits for it: where a database has time limits, it may take a minute. */
  readonly patient?: boolean
  /** Nothing depends on it: where another commit has its rows it isn't run again. */
  readonly optional?: boolean
}

/** One round trip to the database, told to tests that count them. */
export interface QueryEvent {
  /** `query` reads, `commit` may write. */
  readonly kind: 'query' | 'commit'
  readonly sql: readonly string[]
}

/** Called before each round trip. Is given no parameters: they may be personal. */
export type OnQuery = (event: QueryEvent) => void

/** Stands around a round trip: calls `run` once, and gives back or throws what it does. */
export type Around = <Result>(event: QueryEvent, run: () => Promise<Result>) => Promise<Result>

/** The same, let at its database once `ready` resolves, which is asked each time. */
export function onceReady(executor: Executor, ready: () => Promise<void>): Executor {
  return {
    async query(statement) {
      await ready()
      return executor.query(statement)
    },
    async commit(statements, options) {
      await ready()
      return executor.commit(statements, options)
    },
  }
}

/** Puts every round trip into `around`. */
export function surrounded(executor: Executor, around: Around): Executor {
  return {
    query: (statement) => around({ kind: 'query', sql: [statement.sql] }, () => executor.query(statement)),
    commit: (statements, options) =>
      around({ kind: 'commit', sql: statements.map((each) => each.sql) }, () => executor.commit(statements, options)),
  }
}

/** Tells `onQuery` of every round trip. */
export function observed(executor: Executor, onQuery: OnQuery): Executor {
  return {
    query(statement) {
      onQuery({ kind: 'query', sql: [statement.sql] })
      return executor.query(statement)
    },
    commit(statements, options) {
      onQuery({ kind: 'commit', sql: statements.map((statement) => statement.sql) })
      return executor.commit(statements, options)
    },
  }
}

/** The error that says: not now, try again; nothing is wrong with the request. */
export function unavailable(cause: unknown): LaissezPasserError {
  return new LaissezPasserError('store-unavailable', 'The database does not answer or can not write', { cause })
}

/**
 * Commits what nothing depends on, such as when somebody was last seen: left out where another commit has
 * its rows, or the database can't write now. Whoever asks something meanwhile is answered all the same.
 */
export async function commitIfFree(executor: Executor, statements: readonly Statement[]): Promise<void> {
  try {
    await executor.commit(statements, { optional: true })
  } catch (error) {
    if (!(error instanceof LaissezPasserError && error.code === 'store-unavailable')) throw error
  }
}

/**
 * The error that says: the row that this one belongs to was deleted meanwhile; nothing was written. Every
 * foreign key cascades: what is missing was there when the request began.
 */
export function gone(cause: unknown): LaissezPasserError {
  return new LaissezPasserError('store-gone', 'What this belongs to was deleted meanwhile', { cause })
}

/**
 * Parses rows: keys become camelCase, as TypeScript names the columns. The one place where SQL's answer gets
 * its type.
 */
export function camelRows<Row>(rows: readonly Readonly<Record<string, unknown>>[]): readonly Row[] {
  // Loops here and in `parser`: lists of pairs take twice as long, on the way of every request.
  return rows.map((row) => {
    const named: Record<string, unknown> = {}
    for (const name of Object.keys(row)) named[camel(name)] = row[name]
    return named as Row
  })
}

/** The rows of what was asked, which came with the names that SQL has. */
export function rowsOf<Row>(
  { reads }: Pick<Statement<Row>, 'reads'>,
  rows: readonly Readonly<Record<string, unknown>>[],
): readonly Row[] {
  return reads ? rows.map((row) => reads(Object.values(row))) : camelRows<Row>(rows)
}

/** Gives rows that came as lists of their values the names of their columns. */
export type Naming = <Row = Readonly<Record<string, unknown>>>(rows: readonly unknown[]) => readonly Row[]

/**
 * Makes what names the rows of one statement.
 *
 * @param names of its columns, in the order of the values
 */
export function naming(names: readonly string[]): Naming {
  const empty = emptyRow(names)
  return <Row>(rows: readonly unknown[]) =>
    rows.map((row) => {
      const values = listOf(row)
      const named = { ...empty }
      for (let at = 0; at < names.length; at++) named[names[at] ?? ''] = values[at]
      return named as Row
    })
}

/** A row that came as a list of its values. */
export function listOf(row: unknown): readonly unknown[] {
  if (!Array.isArray(row)) throw new TypeError('A row is a list of its values')
  return row
}
