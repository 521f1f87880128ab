import { type PostgresOptions, postgresExecutor } from '@laissez-passer/store-sql/executors/postgres'
import { postgresDialect } from './dialect.ts'
import { numberedSteps } from './schema.ts'
import { sqlStore } from './sql-store.ts'
import type { PortalStore } from './store.ts'

export { whyUnavailable } from '@laissez-passer/store-sql/executors/postgres'

/**
 * The portal's store on PostgreSQL, brought up to date; several processes may do so at once.
 *
 * @param url - `postgres://…`, of a database or schema of its own
 * @param options - how it is used, and by which address it is brought up to date
 * @throws an error with the code `store-unavailable`, whose cause says why
 */
export async function postgresStore(url: string, options: PostgresOptions = {}): Promise<PortalStore> {
  const executor = postgresExecutor(url, options)
  try {
    await executor.migrate(numberedSteps(postgresDialect))
  } catch (error) {
    await executor.close()
    throw error
  }
  return { ...sqlStore(executor, postgresDialect), close: executor.close }
}
