import { accepts, checkArgument } from '@laissez-passer/core/options'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type Executor, gone, listOf, type Naming, naming, type Outcome, unavailable } from './executor.ts'
import { groupCommit, type Settled } from './group-commit.ts'
import { camel } from './sql/names.ts'
import type { Statement } from './sql/statements.ts'
import type { DurableLog } from './sqlite-log.ts'

/**
 * Primary result codes that are about the database, not about the statement: BUSY, LOCKED, READONLY, IOERR,
 * CORRUPT, FULL, CANTOPEN, NOTADB. @see https://www.sqlite.org/rescode.html
 */
const notNow = new Set([5, 6, 8, 10, 11, 13, 14, 26])

/** CONSTRAINT_FOREIGNKEY. */
const noParent = 787

/**
 * Tells the database's troubles (busy, full, closed, no file) from a fault in a statement: gives the error
 * that says so.
 */
export function sqliteError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const closed = 'code' in error && error.code === 'ERR_INVALID_STATE'
  const file = 'syscall' in error
  if ('errcode' in error && error.errcode === noParent) return gone(error)
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0
  return closed || file || notNow.has(code) ? unavailable(error) : error
}

interface Prepared {
  readonly statement: StatementSync
  /** Whether it gives rows back. */
  readonly hasRows: boolean
  /** Its rows with names as SQL has them, and as TypeScript has them. */
  readonly named: Naming
  readonly camelNamed: Naming
}

function preparedOn(database: DatabaseSync, sql: string): Prepared {
  const statement = database.prepare(sql)
  // An object of each row, whose names SQLite says anew each time, costs as much as finding the row.
  statement.setReturnArrays(true)
  const names = statement.columns().map(({ name }) => name)
  return { statement, hasRows: names.length > 0, named: naming(names), camelNamed: naming(names.map(camel)) }
}

/**
 * Runs statements on one SQLite connection; commits of one turn of the event loop share one transaction, a
 * savepoint each. From then on SQLite keeps in memory what it would put into files for a moment: pages as
 * they were before a savepoint would lie in a folder of all users otherwise, and what is deleted with them.
 *
 * @param log where the disk is waited for beside the process; without one SQLite waits itself, as
 * `synchronous` says. Where the disk failed nothing is read or written any more: nobody is told what it may
 * not hold.
 * @throws LaissezPasserError `invalid-settings` where that is no connection
 */
export function sqliteExecutor(database: DatabaseSync, log: DurableLog | null = null): Executor {
  checkArgument('sqliteExecutor', database, accepts.having('a DatabaseSync of node:sqlite', 'prepare', 'exec'))
  database.exec('pragma temp_store = memory')
  const cache = new Map<string, Prepared>()
  let failure: Error | null = null

  function prepared(sql: string): Prepared {
    let known = cache.get(sql)
    if (!known) {
      known = preparedOn(database, sql)
      cache.set(sql, known)
    }
    return known
  }

  function run({ sql, parameters }: Statement): Outcome {
    if (failure !== null) throw failure
    const { hasRows, named, statement } = prepared(sql)
    if (!hasRows) return { rows: [], changes: Number(statement.run(...parameters).changes) }
    const rows = named(statement.all(...parameters))
    return { rows, changes: rows.length }
  }

  function read<Row>({ sql, parameters, reads }: Statement<Row>): readonly Row[] {
    if (failure !== null) throw failure
    const { camelNamed, statement } = prepared(sql)
    const rows: readonly unknown[] = statement.all(...parameters)
    return reads ? rows.map((row) => reads(listOf(row))) : camelNamed<Row>(rows)
  }

  function attempt(statements: readonly Statement[]): Settled<readonly Outcome[]> {
    database.exec('savepoint operation')
    try {
      const output = statements.map(run)
      database.exec('release operation')
      return { ok: true, output }
    } catch (error) {
      // A full disk or a broken file ends the whole transaction, and with it every operation of this turn.
      if (!database.isTransaction) throw error
      database.exec('rollback to operation; release operation')
      return { ok: false, error: sqliteError(error) }
    }
  }

  const commit = groupCommit((operations: readonly (readonly Statement[])[]) => {
    try {
      database.exec('begin immediate')
      // One alone needs no savepoint, for which SQLite copies each page that is written: it is the whole.
      const [first, ...others] = operations
      const settled =
        first && others.length === 0 ? [{ ok: true as const, output: first.map(run) }] : operations.map(attempt)
      database.exec('commit')
      return settled
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('rollback')
      throw sqliteError(error)
    }
  }, durable)

  async function durable(): Promise<void> {
    try {
      await log?.durable()
    } catch (error) {
      failure = unavailable(error)
      throw failure
    }
  }

  return {
    async query<Row>(statement: Statement<Row>) {
      try {
        return read(statement)
      } catch (error) {
        throw sqliteError(error)
      }
    },
    commit: (statements) => commit(statements),
  }
}
