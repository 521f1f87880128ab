import { join } from 'node:path'
import type { Runtime, Store } from '@laissez-passer/core/ports'
import { outboxTopic } from '@laissez-passer/delivery/outbox'
import { notWritten } from '@laissez-passer/server/data-folder'
import { readD1Url } from '@laissez-passer/store-sql/executors/d1-url'
import { type Around, sqlite, sqliteTrouble } from '@laissez-passer/store-sql/sqlite'
import { ACCEPTED, type Settings } from './settings/settings.ts'

/** The database of EU Login. */
export interface Database {
  readonly store: Store
  /** Signals between the processes that share it; absent where no other one can. */
  readonly signals?: Runtime['signals']
  readonly close: () => Promise<void>
}

/**
 * Why a database can't be used, in one line for its operator: what it, or its server, said.
 *
 * @returns null where it is no trouble of the database's
 */
export async function whyUnavailable(error: unknown): Promise<string | null> {
  return (await import('@laissez-passer/store-sql/postgres')).whyUnavailable(error)
}

/** The file of SQLite in the data folder. */
export function sqliteFile(folder: string): string {
  return join(folder, 'login.sqlite')
}

/**
 * Opens the database that the settings name and brings its schema up to date.
 *
 * @param folder of the data, for SQLite
 * @param options `around`: stands around every round trip; `listening`: with signals, for a process that
 * answers; otherwise a database that has no schema yet is refused
 * @returns it, or one line that says why it can't be used
 */
export async function openDatabase(
  {
    DATABASE_CONNECTIONS: connections,
    LOGIN_DATABASE_DIRECT_URL: direct,
    LOGIN_DATABASE_URL: url,
  }: Pick<Settings, 'DATABASE_CONNECTIONS' | 'LOGIN_DATABASE_DIRECT_URL' | 'LOGIN_DATABASE_URL'>,
  { around, folder, listening }: { readonly around?: Around; readonly folder: string; readonly listening: boolean },
): Promise<{ readonly ok: true; readonly database: Database } | { readonly ok: false; readonly line: string }> {
  if (url === undefined) {
    const path = sqliteFile(folder)
    try {
      const store = await sqlite(path, around ? { around } : {})
      return { ok: true, database: { store, close: async () => store.close() } }
    } catch (error) {
      const trouble = sqliteTrouble(error, path)
      if (trouble === null) throw error
      return { ok: false, line: notWritten(path, trouble) }
    }
  }
  if (readD1Url(url) !== null)
    return {
      ok: false,
      line: 'LOGIN_DATABASE_URL names a D1 database: the server on it is a Worker, not this program.',
    }
  const { postgres, whyUnavailable } = await import('@laissez-passer/store-sql/postgres')
  try {
    const store = await postgres(url, {
      mayBeNew: listening,
      ...(around ? { around } : {}),
      ...(connections === undefined ? {} : { connections }),
      ...(direct === undefined ? {} : { direct }),
    })
    if (!listening) return { ok: true, database: { store, close: () => store.close() } }
    const { postgresSignals } = await import('@laissez-passer/runtime/postgres-signals')
    // Each process that queues a mail delivers it itself, and looks for others' every second.
    const signals = postgresSignals(direct ?? url, { ofOneProcess: [outboxTopic] })
    const close = async (): Promise<void> => {
      signals.close()
      await store.close()
    }
    return { ok: true, database: { store, signals, close } }
  } catch (error) {
    const why = whyUnavailable(error)
    if (why === null) throw error
    return { ok: false, line: `LOGIN_DATABASE_URL can’t be used: ${why}. Accepted: ${ACCEPTED.LOGIN_DATABASE_URL}.` }
  }
}
