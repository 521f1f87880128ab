import { join } from 'node:path'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Runtime, Store } from '@laissez-passer/core/ports'
import { outboxTopic } from '@laissez-passer/delivery/outbox'
import { notWritten } from '@laissez-passer/server/data-folder'
import { readD1Url } from '@laissez-passer/store-sql/executors/d1-url'
import { type Around, sqlite, sqliteTrouble } from '@laissez-passer/store-sql/sqlite'
import type { PostgresStore } from '@laissez-passer/store-sql/postgres'
import { placeIn, sharded, shardedLater } from '@laissez-passer/store-sql/sharded'
import type { Settings } from './settings/settings.ts'
import { bytesOfKey, type SeveralDatabases } from './settings/several-databases.ts'

/** The database of EU Login. */
export interface Database {
  readonly store: Store
  /** Signals between the processes that share it; absent where no other one can. */
  readonly signals?: Runtime['signals']
  /**
   * Of several, the numbers of those that didn't answer at the start, and are asked again when they are
   * needed.
   */
  readonly away?: readonly number[]
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
 * Opens the database that the settings name and brings its schema up to date. Of several, a process that
 * answers needs the first alone: those whose accounts are in another wait until that one is there.
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
  const { postgres, postgresLater, whyUnavailable } = await import('@laissez-passer/store-sql/postgres')
  const opened: PostgresStore[] = []
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.map((store) => store.close()))
  }
  let at = 'LOGIN_DATABASE_URL'
  try {
    const shared = {
      mayBeNew: listening,
      ahead: listening,
      ...(around ? { around } : {}),
      ...(connections === undefined ? {} : { connections }),
    }
    opened.push(await postgres(url, { ...shared, ...(direct === undefined ? {} : { direct }) }))
    for (const [index, further] of (several.LOGIN_MORE_DATABASE_URLS ?? []).entries()) {
      at = nameOf(index + 1)
      opened.push(listening ? postgresLater(further, shared) : await postgres(further, shared))
    }
    const { away, store } = await together(opened, { ...several, listening, at: (index) => (at = nameOf(index)) })
    if (!listening) return { ok: true, database: { store, close: closeAll } }
    const { postgresSignals } = await import('@laissez-passer/runtime/postgres-signals')
    // Each process that queues a mail delivers it itself, and looks for others' every second.
    const signals = postgresSignals(direct ?? url, { ofOneProcess: [outboxTopic] })
    const close = async (): Promise<void> => {
      signals.close()
      await closeAll()
    }
    return { ok: true, database: { store, signals, away, close } }
  } catch (error) {
    await closeAll()
    if (error instanceof LaissezPasserError && error.code === 'store-order')
      return { ok: false, line: `LOGIN_MORE_DATABASE_URLS can’t be used: ${error.message}.` }
    const why = whyUnavailable(error)
    if (why === null) throw error
    return { ok: false, line: `${at} can’t be used: ${why}.` }
  }
}

/** One store over all of them. One of several alone would make accounts that are others' already. */
async function together(
  stores: readonly PostgresStore[],
  { DIRECTORY_KEY = '', FULL_DATABASES: full = [], at, listening }: SeveralDatabases & Opening,
): Promise<{ readonly store: Store; readonly away: readonly number[] }> {
  const [first] = stores
  if (first !== undefined && stores.length === 1) {
    if ((await placeIn(first)) === null) return { store: first, away: [] }
    throw new LaissezPasserError('store-order', 'The database is one of several, and the others aren’t named')
  }
  const options = { key: bytesOfKey(DIRECTORY_KEY), full }
  if (!listening) return { store: await sharded(stores, options), away: [] }
  const store = shardedLater(stores, options)
  const away: number[] = []
  for (const [index, one] of (store.databases ?? []).entries())
    try {
      await one.ping()
    } catch (error) {
      at(index)
      if (!isAway(error)) throw error
      // The first may only seem to be away: where they are opened together for the first time, all are
      // needed.
      if (index > 0) away.push(index)
      else await firstMissing(stores, { at, error })
    }
  return { store, away }
}

interface Opening {
  readonly listening: boolean
  /** Told which one is to blame. */
  readonly at: (index: number) => void
}

/**
 * @throws what the first database said that isn't there, of the stores themselves, whether or not they belong
 * together
 */
async function firstMissing(
  stores: readonly PostgresStore[],
  { at, error }: Pick<Opening, 'at'> & { readonly error: unknown },
): Promise<never> {
  for (const [index, store] of stores.entries()) {
    at(index)
    await store.ping()
  }
  throw error
}

function isAway(error: unknown): boolean {
  return error instanceof LaissezPasserError && error.code === 'store-unavailable'
}

function nameOf(index: number): string {
  return index === 0 ? 'LOGIN_DATABASE_URL' : `LOGIN_MORE_DATABASE_URLS, database ${index},`
}
