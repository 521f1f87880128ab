import { type ClientBase, Pool } from 'pg'
import type { PostgresOptions } from './options.ts'
import { isAnswer, postgresError } from './errors.ts'
import { type PipelineOptions, type Prepared, pipeline } from './pipeline.ts'
import type { Statement } from '../sql/statements.ts'

/** A connection for the time of a call. */
export interface Lent extends PipelineOptions {
  readonly client: ClientBase
}

/** A small pool of connections. */
export interface Connections {
  /** Lends a connection; one that doesn't answer in time is closed. @throws as `postgresError` says. */
  readonly lend: <Result>(use: (lent: Lent) => Promise<Result>) => Promise<Result>
  readonly close: () => Promise<void>
}

/** Says who answers: behind a pooler not the one that a connection was made to. */
const backend: Statement = { sql: 'select pg_backend_pid() as pid', parameters: [] }

/** Makes connections as callers ask for them. */
export function postgresConnections(url: string, { connections, patienceMs }: Required<PostgresOptions>): Connections {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patienceMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // Without a listener a connection that breaks would end the process. The pool replaces it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))

  const preparedOn = new WeakMap<ClientBase, Prepared | null>()
  const nameOf = names()

  /** A pooler may answer the next transaction by another server process, which has prepared nothing. */
  async function preparedOf(client: ClientBase, end: number): Promise<Prepared | null> {
    const before = preparedOn.get(client)
    if (before !== undefined) return before
    const [asked] = await pipeline(client, [backend], { prepared: null, end })
    const direct = 'processID' in client && client.processID === asked?.rows[0]?.['pid']
    const prepared = direct ? { nameOf, known: new Set<string>() } : null
    preparedOn.set(client, prepared)
    return prepared
  }

  return {
    async lend(use) {
      const end = performance.now() + patienceMs
      try {
        const client = await pool.connect()
        try {
          const result = await use({ client, prepared: await preparedOf(client, end), end })
          client.release()
          return result
        } catch (error) {
          client.release(!isAnswer(error))
          throw error
        }
      } catch (error) {
        throw postgresError(error)
      }
    },
    async close() {
      if (!pool.ending) await pool.end()
    },
  }
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
