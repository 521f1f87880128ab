import type { ClientBase, Pool, PoolClient } from 'pg'
import type { PostgresOptions } from './options.ts'
import { isAnswer, postgresError } from './errors.ts'
import { atOwnTime } from './own-time.ts'
import { pgFor } from './pg.ts'
import { type PipelineOptions, pipeline } from './pipeline.ts'
import type { Statement } from '../sql/statements.ts'

/** A connection for the time of a call. */
export interface Lent extends PipelineOptions {
  readonly client: ClientBase
  /** What a transaction begins with: the time limits, where the connection doesn't keep them. */
  readonly limits: readonly Statement[]
  /** Has it closed afterwards, in place of lending it again. */
  readonly drop: () => void
}

/** A small pool of connections. */
export interface Connections {
  /**
   * Lends a connection until `end`, by `ownTime()`; one that doesn't answer by then is closed.
   * @throws as `postgresError` says.
   */
  readonly lend: <Result>(run: (lent: Lent) => Promise<Result>, end: number) => Promise<Result>
  readonly close: () => Promise<void>
}

/** How long a connection may take to be made, in milliseconds. */
const connectMs = 5000

/** Says who answers: behind a pooler not the one that a connection was made to. */
const backend: Statement = { sql: 'select pg_backend_pid() as pid', parameters: [] }

/**
 * How long the server works on a statement, waits for another transaction's row, and lets a transaction stand
 * that nobody goes on with, its locks held, in milliseconds.
 */
const limitsOf = (words: string, { patienceMs, lockMs }: { readonly patienceMs: number; readonly lockMs: number }) => [
  { sql: `${words} statement_timeout = ${patienceMs}`, parameters: [] },
  { sql: `${words} lock_timeout = ${lockMs}`, parameters: [] },
  { sql: `${words} idle_in_transaction_session_timeout = ${patienceMs}`, parameters: [] },
]

/** Makes connections as callers ask for them. */
export function postgresConnections(
  url: string,
  { connections, patienceMs }: Required<Pick<PostgresOptions, 'connections' | 'patienceMs'>>,
): Connections {
  let made: Promise<Pool> | null = null
  const opened = (): Promise<Pool> => (made ??= newPool(url, { connections, patienceMs }))

  // Far longer than a transaction takes, and shorter than the second after which the server looks for those
  // that wait for each other. Not the same in each process: of two one gives way first.
  const limits = { patienceMs, lockMs: Math.round(50 + Math.random() * 100) }
  const known = new WeakMap<ClientBase, Pick<Lent, 'limits' | 'prepared'>>()
  const nameOf = names()

  /**
   * A pooler may answer the next transaction by another server process, which has prepared nothing and knows
   * no limits.
   */
  async function introduced(client: ClientBase, end: number): Promise<Pick<Lent, 'limits' | 'prepared'>> {
    const before = known.get(client)
    if (before) return before
    const [asked] = await pipeline(client, [backend], { prepared: null, end })
    const direct = 'processID' in client && client.processID === asked?.rows[0]?.['pid']
    if (direct) await pipeline(client, limitsOf('set', limits), { prepared: null, end })
    const now = direct
      ? { limits: [], prepared: { nameOf, known: new Set<string>() } }
      : { limits: limitsOf('set local', limits), prepared: null }
    known.set(client, now)
    return now
  }

  /** Whoever waited before has less time left than the pool gives everybody. */
  async function connectBy(end: number): Promise<PoolClient> {
    const pool = await opened()
    return new Promise((resolve, reject) => {
      let late = false
      const connected = atOwnTime(end, () => {
        late = true
        reject(Object.assign(new Error('No connection in time'), { code: 'no-connection' }))
      })
      pool.connect().then(
        (client) => {
          connected()
          if (late) client.release()
          else resolve(client)
        },
        (error: unknown) => {
          connected()
          reject(error)
        },
      )
    })
  }

  return {
    async lend(run, end) {
      try {
        const client = await connectBy(end)
        let isWhole = true
        const drop = (): void => void (isWhole = false)
        try {
          return await run({ client, end, drop, ...(await introduced(client, end)) })
        } catch (error) {
          isWhole &&= isAnswer(error)
          throw error
        } finally {
          client.release(!isWhole)
        }
      } catch (error) {
        throw postgresError(error)
      }
    },
    async close() {
      const pool = await opened().catch(() => null)
      if (pool && !pool.ending) await pool.end()
    },
  }
}

async function newPool(
  url: string,
  { connections, patienceMs }: Required<Pick<PostgresOptions, 'connections' | 'patienceMs'>>,
): Promise<Pool> {
  const pool = new (await pgFor(url)).Pool({
    connectionString: url,
    max: connections,
    // A server that is away in silence; callers have their own time.
    connectionTimeoutMillis: Math.max(connectMs, patienceMs),
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // Without a listener a connection that breaks would end the process. The pool replaces it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** One name for each text. */
function names(): (sql: string) => string {
  const known = new Map<string, string>()
  return (sql) => {
    const name = known.get(sql) ?? `lp${known.size}`
    known.set(sql, name)
    return name
  }
}
