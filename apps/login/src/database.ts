import { join } from 'node:path'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Runtime, Store } from '@laissez-passer/core/ports'
import { outboxTopic } from '@laissez-passer/delivery/outbox'
import { notWritten } from '@laissez-passer/server/data-folder'
import { readD1Url } from '@laissez-passer/store-sql/executors/d1-url'
import { type Around, sqlite, sqliteTrouble } from '@laissez-passer/store-sql/sqlite'
import type { PostgresStore } from '@laissez-passer/store-sql/postgres'
import { placeIn, sharded } from '@laissez-passer/store-sql/sharded'
import { ACCEPTED, type Settings } from './settings/settings.ts'
import { bytesOfKey, type SeveralDatabases } from './settings/several-databases.ts'

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
    ...several
  }: Pick<Settings, 'DATABASE_CONNECTIONS' | 'LOGIN_DATABASE_DIRECT_URL' | 'LOGIN_DATABASE_URL'> & SeveralDatabases,
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
  const opened: PostgresStore[] = []
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.map((store) => store.close()))
  }
  let at = 'LOGIN_DATABASE_URL'
  try {
    const shared = {
      mayBeNew: listening,
      ...(around ? { around } : {}),
      ...(connections === undefined ? {} : { connections }),
    }
    opened.push(await postgres(url, { ...shared, ...(direct === undefined ? {} : { direct }) }))
    for (const [index, further] of (several.LOGIN_MORE_DATABASE_URLS ?? []).entries()) {
      at = `LOGIN_MORE_DATABASE_URLS, database ${index + 1},`
      opened.push(await postgres(further, shared))
    }
    const store = await together(opened, several)
    if (!listening) return { ok: true, database: { store, close: closeAll } }
    const { postgresSignals } = await import('@laissez-passer/runtime/postgres-signals')
    // Each process that queues a mail delivers it itself, and looks for others' every second.
    const signals = postgresSignals(direct ?? url, { ofOneProcess: [outboxTopic] })
    const close = async (): Promise<void> => {
      signals.close()
      await closeAll()
    }
    return { ok: true, database: { store, signals, close } }
  } catch (error) {
    await closeAll()
    if (error instanceof LaissezPasserError && error.code === 'store-order')
      return { ok: false, line: `LOGIN_MORE_DATABASE_URLS can’t be used: ${error.message}.` }
    const why = whyUnavailable(error)
    if (why === null) throw error
    return { ok: false, line: `${at} can’t be used: ${why}. Accepted: ${ACCEPTED.LOGIN_DATABASE_URL}.` }
  }
}

/** One store over all of them. One of several alone would make accounts that are others' already. */
async function together(
  stores: readonly PostgresStore[],
  { DIRECTORY_KEY = '', FULL_DATABASES: full = [] }: SeveralDatabases,
): Promise<Store> {
  const [first] = stores
  if (first !== undefined && stores.length === 1) {
    if ((await placeIn(first)) === null) return first
    throw new LaissezPasserError('store-order', 'The database is one of several, and the others aren’t named')
  }
  return sharded(stores, { key: bytesOfKey(DIRECTORY_KEY), full })
}
