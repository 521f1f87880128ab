import { checkArgument } from '@laissez-passer/core/options'
import type { Client } from 'pg'
import { migrationsTable, type Migration } from '../migrations/index.ts'
import type { SqlValue } from '../sql/column.ts'
import { inOrder } from '../upkeep/order.ts'
import { quoted, readInto, type SnapshotWriter } from '../upkeep/restoring.ts'
import { schemaState } from '../upkeep/schema-state.ts'
import {
  inUse,
  occupied,
  rowsAtOnce,
  type SchemaState,
  type SnapshotOptions,
  type SnapshotPart,
  type Upkeep,
} from '../upkeep/upkeep.ts'
import { postgresError } from './errors.ts'
import { migrate, migrationLock } from './migrate.ts'
import { postgresAddress } from './options.ts'
import { pgFor } from './pg.ts'

/**
 * Looks after a PostgreSQL database, on a connection of its own for each call.
 *
 * @throws LaissezPasserError `invalid-settings` where there is no address
 */
export function postgresUpkeep(url: string): Upkeep {
  checkArgument('postgresUpkeep', url, postgresAddress)
  return {
    schema: () => connected(url, stateOf),

    async migrate() {
      const { missing: steps } = await connected(url, stateOf)
      await migrate(url, {})
      return steps
    },

    size: () =>
      connected(url, async (client) => {
        const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size')
        return Number(rows[0]?.size ?? 0)
      }),

    health: () =>
      connected(url, async (client) => {
        const { rows } = await client.query<{ name: string; setting: string }>(
          'select name, setting from pg_settings where name = any($1)',
          [['fsync', 'full_page_writes', 'synchronous_commit', 'transaction_read_only', 'server_version']],
        )
        const { server_version: version = '', ...settings } = Object.fromEntries(
          rows.map(({ name, setting }) => [name, setting]),
        )
        const { rows: told } = await client.query<{ at: string; pid: number }>(
          'select extract(epoch from clock_timestamp()) as at, pg_backend_pid() as pid',
        )
        // A pooler gives a number of its own for whoever answers.
        const pooled = 'processID' in client && client.processID !== told[0]?.pid
        return { version: `PostgreSQL ${version}`, damage: [], settings, clock: Number(told[0]?.at), pooled }
      }),

    snapshot: (options) => snapshotOf(url, options),

    restore: (parts, { replace }) =>
      connected(url, async (client) => {
        // One transaction: others see what was there until all is written, and for ever where it fails.
        await client.query(`begin; set local statement_timeout = 0; select pg_advisory_xact_lock(${migrationLock})`)
        const before = await tablesOf(client)
        if (before.length > 0 && !replace) throw occupied()
        if (before.length > 0 && (await isOpenElsewhere(client))) throw inUse()
        for (const name of before) await client.query(`drop table "${name}" cascade`)
        const later = await readInto(writerOf(client), parts)
        for (const step of later) await take(client, step)
        await client.query('commit')
      }),
  }
}

async function connected<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = await connect(url)
  try {
    return await work(client)
  } catch (error) {
    throw postgresError(error)
  } finally {
    await client.end()
  }
}

async function connect(url: string): Promise<Client> {
  const client = new (await pgFor(url)).Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // What breaks the connection fails the query that runs.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw postgresError(error)
  }
}

/** Our tables, and where the steps are noted. */
async function tablesOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  )
  const names = rows.map(({ name }) => name)
  return [...inOrder(names), ...names.filter((name) => name === 'migrations')]
}

async function stateOf(client: Client): Promise<SchemaState> {
  const done = (await tablesOf(client)).includes('migrations') ? await stepsOf(client) : []
  return schemaState(done)
}

async function stepsOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>('select id from migrations order by id')
  return rows.map(({ id }) => id)
}

async function isOpenElsewhere(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ others: string }>(
    `select count(*) as others from pg_stat_activity where datname = current_database()
     and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  return Number(rows[0]?.others ?? 0) > 0
}

interface Column {
  readonly name: string
  readonly type: string
}

async function columnsOf(client: Client, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = current_schema() and table_name = $1 order by ordinal_position`,
    [table],
  )
  return rows
}

/** A repeatable read shows what was there at its first read, whoever writes meanwhile. */
async function* snapshotOf(url: string, { tables }: SnapshotOptions = {}): AsyncGenerator<SnapshotPart> {
  const client = await connect(url)
  try {
    await client.query('begin isolation level repeatable read read only; set local statement_timeout = 0')
    yield { kind: 'schema', steps: await stepsOf(client) }
    const wanted = (name: string): boolean => name !== 'migrations' && (tables?.includes(name) ?? true)
    for (const name of (await tablesOf(client)).filter(wanted)) {
      const columns = await columnsOf(client, name)
      const names = columns.map((column) => column.name)
      yield { kind: 'table', name, columns: names }
      await client.query(`declare part no scroll cursor for select ${quoted(names)} from "${name}"`)
      for (;;) {
        const { rows } = await client.query<Record<string, string | null>>(`fetch ${rowsAtOnce} from part`)
        if (rows.length > 0) yield { kind: 'rows', rows: rows.map((row) => columns.map((each) => toValue(row, each))) }
        if (rows.length < rowsAtOnce) break
      }
      await client.query('close part')
    }
  } catch (error) {
    throw postgresError(error)
  } finally {
    await client.end()
  }
}

/** Whole numbers of 64 bits come as text; ours are all far below 2^53. */
function toValue(row: Readonly<Record<string, string | null>>, { name, type }: Column): SqlValue {
  const value = row[name] ?? null
  return value !== null && type === 'bigint' ? Number(value) : value
}

function writerOf(client: Client): SnapshotWriter {
  const types = new Map<string, string>()
  return {
    async begin(steps) {
      await client.query(migrationsTable)
      for (const step of steps) await take(client, step)
    },
    async empty(table) {
      await client.query(`delete from "${table}"`)
      types.set(table, (await columnsOf(client, table)).map(({ name, type }) => `"${name}" ${type}`).join(', '))
    },
    async rows({ columns, name }, rows) {
      const given = rows.map((row) =>
        Object.fromEntries(columns.map((column, at) => [column, toText(row[at] ?? null)])),
      )
      await client.query(
        `insert into "${name}" (${quoted(columns)}) select ${quoted(columns)} from json_to_recordset($1::json) as given(${types.get(name)})`,
        [JSON.stringify(given)],
      )
    },
  }
}

/** PostgreSQL has no U+0000; as its executor does. */
function toText(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value
}

async function take(client: Client, { id, onPostgres = [], statements }: Migration): Promise<void> {
  await client.query([...statements, ...onPostgres].join(';\n'))
  await client.query('insert into migrations (id) values ($1)', [id])
}
