import { join } from 'node:path'
import { notWritten } from '@laissez-passer/server/data-folder'
import { sqliteTrouble } from '@laissez-passer/store-sql/executors/sqlite'
import { type Settings, wrongDatabase } from '../settings.ts'
import type { PostgresOptions } from '@laissez-passer/store-sql/executors/postgres'
import type { PortalStore } from './store.ts'

/**
 * Opens the database that the settings name.
 *
 * @param folder - of the data, for SQLite
 * @param options - `ahead`: for a process that answers, which has its connections before anybody comes
 * @returns the store, or one line that says why it can't be used
 */
export async function openStore(
  {
    databaseConnections: connections,
    databaseDirectUrl: direct,
    databaseUrl,
  }: Pick<Settings, 'databaseConnections' | 'databaseDirectUrl' | 'databaseUrl'>,
  folder: string,
  { ahead = false }: Pick<PostgresOptions, 'ahead'> = {},
): Promise<{ readonly ok: true; readonly store: PortalStore } | { readonly ok: false; readonly line: string }> {
  if (databaseUrl === null) {
    const { openSqliteStore } = await import('./sqlite.ts')
    const path = join(folder, 'portal.sqlite')
    try {
      return { ok: true, store: await openSqliteStore(path) }
    } catch (error) {
      const trouble = sqliteTrouble(error, path)
      if (trouble === null) throw error
      return { ok: false, line: notWritten(path, trouble) }
    }
  }
  const { postgresStore, whyUnavailable } = await import('./postgres.ts')
  try {
    return {
      ok: true,
      store: await postgresStore(databaseUrl, {
        ahead,
        ...(connections === null ? {} : { connections }),
        ...(direct === null ? {} : { direct }),
      }),
    }
  } catch (error) {
    const why = whyUnavailable(error)
    if (why === null) throw error
    return { ok: false, line: wrongDatabase(why) }
  }
}
