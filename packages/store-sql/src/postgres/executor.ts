import { checkArgument, checkOptions } from '@laissez-passer/core/options'
import { type Executor, type Outcome, rowsOf } from '../executor.ts'
import type { Migration } from '../migrations/index.ts'
import type { Statement } from '../sql/statements.ts'
import { type Lent, postgresConnections } from './connections.ts'
import { isAnswer, isGivenUp, isTaken, isToRepeat, postgresError } from './errors.ts'
import { lockOf, migrate } from './migrate.ts'
import { type MigrateOptions, type PostgresOptions, postgresAddress, postgresRules } from './options.ts'
import { ownTime } from './own-time.ts'
import { pipeline } from './pipeline.ts'

export type { Executor, Outcome } from '../executor.ts'
export type { Migration } from '../migrations/index.ts'
export { whyUnavailable } from './errors.ts'
export type { SqlValue } from '../sql/column.ts'
export type { Statement } from '../sql/statements.ts'
export type { MigrateOptions, PostgresOptions } from './options.ts'

/** Runs statements on PostgreSQL. */
export interface PostgresExecutor extends Executor {
  /**
   * Takes the steps that are missing, all or none; whoever starts at the same time waits, and finds them
   * done. Then connections are made, where they are to be made ahead.
   */
  readonly migrate: (known?: readonly Migration[], options?: MigrateOptions) => Promise<void>
  /** Closes all connections, once what is under way has ended. Harmless when they are closed. */
  readonly close: () => Promise<void>
}

const beginReading: Statement = { sql: 'begin read only', parameters: [] }
const begin: Statement = { sql: 'begin isolation level serializable', parameters: [] }
const commit: Statement = { sql: 'commit', parameters: [] }
const rollback: Statement = { sql: 'rollback', parameters: [] }

/**
 * By itself the server keeps one plan only where it believes that it costs no more than one for these values;
 * it can't know how few rows begin with a text. A statement that fails takes back what was set before it.
 */
const planOnce: Statement = { sql: 'set plan_cache_mode = force_generic_plan', parameters: [] }
const planAsUsual: Statement = { sql: 'reset plan_cache_mode', parameters: [] }

/** For what nobody waits for. */
const longPatienceMs = 60_000
const patiently: Statement = { sql: `set local statement_timeout = ${longPatienceMs}`, parameters: [] }

/** What came of a transaction that was tried, or why it may be tried again. */
type Tried = { readonly outcomes: readonly Outcome[] } | { readonly met: unknown }

/** The longest pause before a transaction is run again, in milliseconds. */
const longestPause = 40

/**
 * Runs statements on PostgreSQL, over a small pool of connections: a commit is a serialisable transaction in
 * one round trip, run again where it met another. Connects at the first call.
 *
 * @param url `postgres://…`. Behind a pooler that lends a connection for one transaction (PgBouncer) nothing
 * is kept prepared, and every transaction brings its time limits; that is noticed by itself.
 */
export function postgresExecutor(url: string, options: PostgresOptions = {}): PostgresExecutor {
  checkArgument('postgresExecutor', url, postgresAddress)
  checkOptions('postgresExecutor', options, postgresRules)
  const { ahead = false, connections = 10, direct = url, patienceMs = 1500 } = options
  const { lend, close } = postgresConnections(url, { connections, patienceMs })
  const inTurn = turns()

  async function transaction(
    statements: readonly Statement[],
    { client, prepared, limits, drop, end }: Lent,
    beginning: Statement = begin,
  ): Promise<readonly Outcome[]> {
    try {
      const all = [beginning, ...limits, ...statements, commit]
      return (await pipeline(client, all, { prepared, end })).slice(1 + limits.length, -1)
    } catch (error) {
      // While this process didn't run the server may have ended the connection, and so the transaction: what
      // it said first still holds.
      if (isAnswer(error)) await pipeline(client, [rollback], { prepared: null, end }).catch(drop)
      throw error
    }
  }

  /**
   * While this process, or the machine of both, stood still, the server's clock went on: what it gave up may
   * be run again where much of this process's own time is left. Where little is it was slow by itself.
   */
  const mayRepeat = (error: unknown, end: number): boolean =>
    isToRepeat(error) || (isGivenUp(error) && end - ownTime() > patienceMs / 2)

  /** Gives what tries once at each call, on another connection: the one before may be closed. */
  function trying(run: (lent: Lent) => Promise<readonly Outcome[]>, end: number): () => Promise<Tried> {
    // A key that is taken twice is no matter of time.
    let mayBeTaken = true
    return () =>
      lend(async (lent) => {
        try {
          return { outcomes: await run(lent) }
        } catch (error) {
          if (!mayRepeat(error, end) && !(isTaken(error) && mayBeTaken)) throw error
          mayBeTaken &&= !isTaken(error)
          return { met: error }
        }
      }, end)
  }

  /** Tries until it succeeds, or the time is over. */
  async function repeated(
    attempt: () => Promise<Tried>,
    { end, first }: { readonly end: number; readonly first: Tried },
  ): Promise<readonly Outcome[]> {
    let tried = first
    for (let tries = 1; 'met' in tried; tries++) {
      if (ownTime() >= end) throw postgresError(tried.met)
      tried = await attempt()
      if ('met' in tried)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** tries, longestPause)))
    }
    return tried.outcomes
  }

  return {
    async query<Row>(statement: Statement<Row>) {
      const end = ownTime() + patienceMs
      const asked = statement.plannedOnce ? [planOnce, statement, planAsUsual] : [statement]
      const attempt = trying(
        (lent) =>
          lent.limits.length === 0 ? pipeline(lent.client, asked, lent) : transaction([statement], lent, beginReading),
        end,
      )
      // A step of the schema holds tables for a moment, also those that are only read.
      const outcomes = await repeated(attempt, { end, first: await attempt() })
      const outcome = outcomes[outcomes.length >> 1]
      return rowsOf(statement, outcome?.rows ?? [])
    },

    async commit(statements, { patient = false, optional = false } = {}) {
      const end = ownTime() + (patient ? longPatienceMs : patienceMs)
      const run = (lent: Lent): Promise<readonly Outcome[]> =>
        transaction(statements, patient ? { ...lent, limits: [...lent.limits, patiently] } : lent)
      if (optional) return lend(run, end)
      const attempt = trying(run, end)
      const first = await attempt()
      if ('outcomes' in first) return first.outcomes
      const later = (): Promise<readonly Outcome[]> => repeated(attempt, { end, first })
      // One of this process's after the other, so that those who met don't meet again, and whoever waits
      // holds no connection that others need; at random, as other processes do it too.
      return patient ? later() : inTurn(later)
    },

    async migrate(known, { mayBeNew } = {}) {
      await migrate(direct, {
        known,
        ...(mayBeNew === undefined ? {} : { mayBeNew }),
        ...(direct === url
          ? {}
          : { isSame: (pid) => lend((lent) => holdsMigrationLock(lent, pid), ownTime() + patienceMs) }),
      })
      // One that can't be made now is made when it is needed.
      const connect = (): Promise<void> => lend(async () => {}, ownTime() + patienceMs).catch(() => {})
      if (ahead) await Promise.all(Array.from({ length: connections }, connect))
    },
    close,
  }
}

/** Whether the database that a connection leads to is where a server process of this number migrates now. */
async function holdsMigrationLock({ client, end }: Lent, pid: number): Promise<boolean> {
  const [outcome] = await pipeline(client, [lockOf(pid)], { prepared: null, end })
  return (outcome?.rows.length ?? 0) > 0
}

/** Runs what it is given one after the other. */
function turns(): <Result>(run: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const result = last.then(run)
    last = result.catch(() => {})
    return result
  }
}
