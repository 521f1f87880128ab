import { LaissezPasserError } from '@laissez-passer/core/errors'
import { Client } from 'pg'
import { isEmpty, type Migration, migrationsTable, missing } from '../migrations/index.ts'
import type { Statement } from '../sql/statements.ts'
import { postgresError } from './errors.ts'
import type { MigrateOptions } from './options.ts'

/** Any number that nothing else in this database takes for a lock of its own. */
export const migrationLock = 7_301_404_102

/**
 * Asks whether a server process of this number holds the lock, in the database that is asked. Advisory locks
 * are a database's own.
 */
export const lockOf = (pid: number): Statement => ({
  sql: `select 1 as held from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where datname = current_database() and locktype = 'advisory' and granted and pid = ?
      and classid = ${Math.floor(migrationLock / 2 ** 32)} and objid = ${migrationLock % 2 ** 32}`,
  parameters: [pid],
})

/** How steps are taken. */
interface Taking extends MigrateOptions {
  readonly known?: readonly Migration[] | undefined
  /**
   * Whether the database that is used otherwise is this one, where a server process of this number holds the
   * lock. Absent where there is one address alone.
   */
  readonly isSame?: (pid: number) => Promise<boolean>
}

/**
 * One transaction for all steps, on a connection of its own: it may take long. Two processes that start at
 * once take turns.
 */
export async function migrate(url: string, { known, mayBeNew = true, isSame }: Taking): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // What breaks the connection fails the query that runs.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`begin; set local statement_timeout = 0; select pg_advisory_xact_lock(${migrationLock})`)
    if (isSame) await needSame(client, isSame)
    await client.query(migrationsTable)
    const { rows } = await client.query<{ id: string }>('select id from migrations order by id')
    if (rows.length === 0 && !mayBeNew) throw isEmpty()
    for (const { id, onPostgres = [], statements } of missing(
      rows.map(({ id }) => id),
      known,
    )) {
      await client.query([...statements, ...onPostgres].join(';\n'))
      await client.query('insert into migrations (id) values ($1)', [id])
    }
    await client.query('commit')
  } catch (error) {
    throw postgresError(error)
  } finally {
    await client.end()
  }
}

/** Before anything is written: the steps of one database would be taken in another. */
async function needSame(client: Client, isSame: (pid: number) => Promise<boolean>): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  if (await isSame(rows[0]?.pid ?? 0)) return
  throw new LaissezPasserError('store-schema', 'The direct address leads to another database than the pooler’s')
}
