import type { RelyingPartySessions } from './port.ts'
import { sqlSessions, type SqlRow } from './sql.ts'

export { sessionTables } from './sql.ts'

/** What is used of a D1 database binding. */
export interface D1Binding {
  prepare(sql: string): {
    bind(...values: unknown[]): { all(): Promise<{ readonly results: SqlRow[] }> }
  }
}

/**
 * Sessions in Cloudflare D1. The tables are a migration of yours: put the statements of {@link sessionTables}
 * into a file of `migrations/`, as a Worker has no moment at which it starts.
 *
 * @param binding - e.g. `env.DB`
 */
export function d1Sessions(binding: D1Binding): RelyingPartySessions {
  return sqlSessions(
    async (sql, parameters) =>
      (
        await binding
          .prepare(sql)
          .bind(...parameters)
          .all()
      ).results,
  )
}
