import { mustHave } from '../kinds.ts'
import type { RelyingPartySessions } from './port.ts'
import { sessionTables, sqlSessions, type SqlRow } from './sql.ts'

/** What is used of a `Pool` of [pg](https://node-postgres.com); its settings are yours. */
export interface PostgresPool {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: SqlRow[] }>
}

/** Any number that nobody else locks by: those who start together make the tables one after the other. */
const tablesLock = 5_278_160_001

/**
 * Sessions in PostgreSQL, for any number of processes. The tables are made where absent.
 *
 * @param pool - e.g. `new Pool({ connectionString })` of `pg`
 * @throws RelyingPartyError when it is none
 */
export async function postgresSessions(pool: PostgresPool): Promise<RelyingPartySessions> {
  mustHave(pool, ['query'], 'postgresSessions takes a pool of pg, such as new Pool({ connectionString }).')
  // One message without parameters is one transaction.
  await pool.query([`SELECT pg_advisory_xact_lock(${tablesLock})`, ...sessionTables].join(';'))
  return sqlSessions(async (sql, parameters) => (await pool.query(numbered(sql), [...parameters])).rows)
}

const known = new Map<string, string>()

/** PostgreSQL's parameters have numbers. */
function numbered(sql: string): string {
  let text = known.get(sql)
  if (text === undefined) {
    let count = 0
    text = sql.replace(/\?/g, () => `$${++count}`)
    known.set(sql, text)
  }
  return text
}
