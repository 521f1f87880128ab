import { Client } from 'pg'
import { isEmpty, type Migration, migrationsTable, missing } from '../migrations/index.ts'
import { postgresError } from './errors.ts'
import type { MigrateOptions } from './options.ts'

/** Any number that nothing else in this database takes for a lock of its own. */
export const migrationLock = 7_301_404_102

/**
 * One transaction for all steps, on a connection of its own: it may take long. Two processes that start at
 * once take turns.
 */
export async function migrate(
  url: string,
  { known, mayBeNew = true }: MigrateOptions & { readonly known?: readonly Migration[] | undefined },
): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // What breaks the connection fails the query that runs.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`begin; set local statement_timeout = 0; select pg_advisory_xact_lock(${migrationLock})`)
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
