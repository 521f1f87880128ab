import { LaissezPasserError } from '@laissez-passer/core/errors'
import { accepts, checkArgument } from '@laissez-passer/core/options'
import { type Executor, gone, type Outcome, rowsOf, unavailable } from './executor.ts'
import type { Statement } from './sql/statements.ts'

/** What this package uses of a D1 database binding. */
export interface D1Binding {
  prepare(sql: string): D1Prepared
  /** Runs statements in order as one transaction. */
  batch(statements: D1Prepared[]): Promise<D1Answer[]>
}

/** A prepared statement of D1. */
export interface D1Prepared {
  bind(...values: unknown[]): D1Prepared
  all(): Promise<D1Answer>
}

/** What a D1 database must be. */
export const d1Database = accepts.having(
  'a D1 database, such as env.DB: wrangler.jsonc says what it is called',
  'prepare',
  'batch',
)

/** What D1 answers to one statement. */
export interface D1Answer {
  readonly results: Record<string, unknown>[]
  readonly meta: { readonly changes?: number; readonly size_after?: number }
}

/**
 * What is wrong with the statement. Everything else D1 complains about is its own state, and passes: it is
 * overloaded, was reset or is full, the network broke.
 *
 * @see https://developers.cloudflare.com/d1/observability/debug-d1/#error-list
 */
const ourFault =
  /SQLITE_(?:CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG)|D1_(?:TYPE_ERROR|COLUMN_NOTFOUND)|constraint failed|syntax error|no such (?:table|column)/i

/**
 * Tells D1's troubles from a fault in a statement. Nothing is tried again: that it was overloaded says that
 * nothing was written, that it was reset or the network broke doesn't, and D1 itself repeats what only reads.
 */
export function d1Error(error: unknown): unknown {
  if (error instanceof LaissezPasserError) return error
  if (error instanceof Error && /FOREIGN KEY constraint failed/i.test(error.message)) return gone(error)
  return error instanceof Error && ourFault.test(error.message) ? error : unavailable(error)
}

/**
 * How long D1 may take to answer, in seconds: people wait. It ends what it runs itself after 30.
 *
 * @see https://developers.cloudflare.com/d1/platform/limits/
 */
const patience = { usual: 10, patient: 60 }

/** Rejects where `asked` takes longer; what was asked goes on, and may be done. */
async function inTime<Answer>(asked: Promise<Answer>, seconds: number): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took more than ${seconds} seconds`)), seconds * 1000)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

/**
 * Runs statements on a D1 database: a commit is a batch, which D1 runs as one transaction, one after the
 * other. One that isn't answered within ten seconds, a patient one within sixty, is `store-unavailable`.
 *
 * @throws LaissezPasserError `invalid-settings` where there is no such binding
 */
export function d1Executor(binding: D1Binding): Executor {
  checkArgument('d1Executor', binding, d1Database)
  const bound = ({ sql, parameters }: Statement) => binding.prepare(sql).bind(...parameters)
  return {
    async query<Row>(statement: Statement<Row>) {
      try {
        return rowsOf(statement, (await inTime(bound(statement).all(), patience.usual)).results)
      } catch (error) {
        throw d1Error(error)
      }
    },

    async commit(statements, { patient = false } = {}) {
      try {
        const answers = binding.batch(statements.map(bound))
        return (await inTime(answers, patient ? patience.patient : patience.usual)).map(toOutcome)
      } catch (error) {
        throw d1Error(error)
      }
    },
  }
}

function toOutcome({ results, meta }: D1Answer): Outcome {
  return { rows: results, changes: results.length > 0 ? results.length : (meta.changes ?? 0) }
}
