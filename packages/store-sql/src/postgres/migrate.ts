import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Client } from 'pg'
import { isEmpty, type Migration, migrationsTable, missing } from '../migrations/index.ts'
import type { Statement } from '../sql/statements.ts'
import { isLocked, postgresError } from './errors.ts'
import type { MigrateOptions } from './options.ts'
import { pgFor } from './pg.ts'

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
 * How long a transaction of steps waits for locks, for all of them together, in milliseconds: whoever needs
 * the first table waits until the last is had, and is to be answered within the patience of a call.
 */
const lockMs = 300
/** However late it is a lock is waited for so long: tables that many use are never free at once. */
const leastLockMs = 20
/** How often steps are tried where others hold what they need. */
const mostTries = 120
/** The longest pause between two looks at what another process does, in milliseconds. */
const longestPause = 250

/**
 * Takes the steps that are missing, on connections of its own, as it may take long. Of several processes that
 * start at once one takes them; the others look from time to time: one that waited in the database for the
 * lock would be waited for by an index that is made while others write.
 *
 * Steps in a row are one transaction, as is the first schema. Where others hold their tables for too long, it
 * gives way, for longer than it made people wait, and tries again.
 */
export async function migrate(url: string, taking: Taking): Promise<void> {
  const [holder, worker] = [await clientOf(url), await clientOf(url)]
  try {
    await holder.connect()
    await hold(holder)
    if (taking.isSame) await needSame(holder, taking.isSame)
    await worker.connect()
    for (let tries = 1; ; tries++)
      try {
        return await takeSteps(worker, taking)
      } catch (error) {
        await worker.query('rollback')
        if (!isLocked(error) || tries === mostTries) throw error
        await pause(longestPause, lockMs)
      }
  } catch (error) {
    throw postgresError(error)
  } finally {
    await Promise.all([holder.end(), worker.end()])
  }
}

async function clientOf(url: string): Promise<Client> {
  const client = new (await pgFor(url)).Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // What breaks the connection fails the query that runs.
  client.on('error', () => {})
  return client
}

/** Takes the lock, for as long as the transaction stands that it begins: no session is needed, nor kept. */
async function hold(client: Client): Promise<void> {
  for (;;) {
    await client.query('begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_xact_lock(${migrationLock}) as held`)
    if (rows[0]?.held) return
    await client.query('rollback')
    await pause(longestPause)
  }
}

async function takeSteps(client: Client, { known, mayBeNew = true }: Taking): Promise<void> {
  let end = 0
  const begin = async (): Promise<void> => {
    await client.query('begin; set local statement_timeout = 0')
    end = performance.now() + lockMs
  }
  const inTime = async (statement: string): Promise<void> => {
    const left = Math.max(leastLockMs, Math.round(end - performance.now()))
    await client.query(`set local lock_timeout = ${left}`)
    await client.query(statement)
  }
  await begin()
  await client.query(migrationsTable)
  const { rows } = await client.query<{ id: string }>('select id from migrations order by id')
  if (rows.length === 0 && !mayBeNew) throw isEmpty()
  for (const step of missing(
    rows.map(({ id }) => id),
    known,
  )) {
    const all = [...step.statements, ...(step.onPostgres ?? [])]
    // In a new database nobody reads or writes.
    if (rows.length === 0) await client.query(all.join(';\n'))
    else if (step.concurrently) {
      await client.query('commit')
      for (const statement of step.statements) await makeIndex(client, statement)
      await begin()
    } else for (const statement of all) await inTime(statement)
    await client.query('insert into migrations (id) values ($1)', [step.id])
  }
  await client.query('commit')
}

/**
 * Makes an index while others write. One that was begun and not ended is there, and used by nobody.
 * @see https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY
 */
async function makeIndex(client: Client, statement: string): Promise<void> {
  const [, unique = '', name, rest] = /^create (unique )?index (\w+) (on .*)$/s.exec(statement) ?? []
  if (name === undefined) throw new TypeError(`Made concurrently are indexes alone, not: ${statement}`)
  const { rows } = await client.query<{ valid: boolean }>(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [name],
  )
  if (rows[0]?.valid) return
  if (rows[0]) await client.query(`drop index concurrently ${name}`)
  await client.query(`create ${unique}index concurrently ${name} ${rest}`)
}

/** Before anything is written: the steps of one database would be taken in another. */
async function needSame(client: Client, isSame: (pid: number) => Promise<boolean>): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  if (await isSame(rows[0]?.pid ?? 0)) return
  throw new LaissezPasserError('store-schema', 'The direct address leads to another database than the pooler’s')
}

/** Waits at random, so that those who start at once don't go on at once; never less than `least`. */
function pause(most: number, least = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, least + Math.random() * most))
}
