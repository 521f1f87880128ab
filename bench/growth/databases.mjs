// The three databases, each with its store, opened as servers open it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { d1, migrateD1 } from '@laissez-passer/store-sql/d1'
import { postgres } from '@laissez-passer/store-sql/postgres'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import pg from 'pg'
import { getPlatformProxy } from 'wrangler'
import { startPostgres } from '../../scripts/postgres-server.ts'
import { childrenOf, cpuOf, postgresBelow, workerdsBelow } from '../cpu.mjs'
import { postgresWords, sqliteWords } from './fill.mjs'

const pageSize = 4096

/** To the microsecond: what `/proc` tells of a process that runs is as old as the kernel's last tick. */
function ownCpu() {
  const { user, system } = process.cpuUsage()
  return user + system
}

/**
 * A folder of its own. `around`: put around each trip to the database. `cpu`: microseconds of processors that
 * those had so far who do the work (`whose`). `read`: how much the database looked at so far, by what
 * (`reads`), which no other work on the machine changes.
 */
async function sqliteDatabase({ around }) {
  const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-growth-'))
  const file = join(folder, 'login.sqlite')
  const store = await sqlite(file, { around })
  return {
    store,
    folder,
    file,
    words: sqliteWords,
    whose: 'the process that asks',
    cpu: ownCpu,
    reads: ['pages read that its cache had not'],
    read: async () => [Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))[1]) / pageSize],
    fill: (statements) => inFile(file, statements),
    sizes: () => sizesOfFile(file),
    async close() {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function postgresDatabase({ around, buffers = null }) {
  const others = new Set(postgresBelow(process.pid))
  const own = buffers === null ? [] : [`shared_buffers=${buffers}`]
  const settings = ['shared_preload_libraries=pg_stat_statements', ...own]
  const server = await startPostgres({ durable: true, settings })
  const [main] = postgresBelow(process.pid).filter((one) => !others.has(one))
  const store = await postgres(server.url, { around })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  /** By process: what one had that ended since, as a worker of autovacuum does, was spent all the same. */
  const had = new Map()
  const ofServer = () => {
    for (const process of [main, ...childrenOf(main)]) {
      try {
        had.set(process, cpuOf(process) * 1000)
      } catch {
        // It ended just now.
      }
    }
    return had.values().reduce((all, each) => all + each, 0)
  }
  await client.query(
    'create schema counting; create extension pg_stat_statements schema counting; create extension pg_prewarm schema counting',
  )
  return {
    store,
    words: postgresWords,
    whose: 'the server and the process that asks',
    cpu: () => ownCpu() + ofServer(),
    reads: ['pages looked at', 'those of them that its memory had not'],
    async read() {
      const { rows } = await client.query({
        text: `select coalesce(sum(shared_blks_hit + shared_blks_read), 0)::float, coalesce(sum(shared_blks_read), 0)::float
         from counting.pg_stat_statements where query not like '%pg_stat_statements%'`,
        rowMode: 'array',
      })
      return rows[0]
    },
    url: server.url,
    async fill(statements) {
      await inServer(client, statements)
      // As a server that has run for long: what it is to keep is there.
      if (buffers !== null)
        await client.query(`select counting.pg_prewarm(oid) from pg_class
          where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace`)
    },
    async sizes() {
      const { rows } = await client.query(
        `select relname as name, pg_table_size(relid)::float as rows, pg_indexes_size(relid)::float as indexes
         from pg_catalog.pg_statio_user_tables where schemaname = 'public'`,
      )
      return rows
    },
    async close() {
      await store.close()
      await client.end()
      await server.stop()
    },
  }
}

async function d1Database({ around }) {
  const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-growth-'))
  const configPath = join(folder, 'wrangler.json')
  const binding = { binding: 'DB', database_name: 'growth', database_id: 'growth' }
  writeFileSync(
    configPath,
    JSON.stringify({ name: 'growth', compatibility_date: '2026-11-17', d1_databases: [binding] }),
  )
  let worker = null
  let store = null
  let workerds = []
  let rows = 0
  const told = (answer) => {
    rows += answer.meta.rows_read
    return answer
  }
  const counted = (prepared) => ({
    prepared,
    bind: (...parameters) => counted(prepared.bind(...parameters)),
    all: async () => told(await prepared.all()),
  })
  const counting = (binding) => ({
    prepare: (sql) => counted(binding.prepare(sql)),
    batch: async (all) => (await binding.batch(all.map(({ prepared }) => prepared))).map(told),
  })
  const begin = async () => {
    const others = new Set(workerdsBelow(process.pid))
    worker = await getPlatformProxy({ configPath, persist: { path: folder } })
    workerds = workerdsBelow(process.pid).filter((one) => !others.has(one))
    await migrateD1(worker.env.DB)
    store = d1(counting(worker.env.DB), { around })
  }
  await begin()
  const file = () =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .find((path) => path.endsWith('.sqlite') && !path.endsWith('metadata.sqlite'))
  return {
    get store() {
      return store
    },
    words: sqliteWords,
    whose: 'workerd',
    cpu: () => workerds.reduce((all, process) => all + cpuOf(process) * 1000, 0),
    reads: ['rows read, as D1 bills them'],
    read: async () => [rows],
    // Written into its file: a hundred thousand people are ten thousand calls otherwise.
    async fill(statements) {
      await worker.dispose()
      inFile(file(), statements)
      await begin()
    },
    sizes: () => sizesOfFile(file()),
    async close() {
      await worker.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const databases = { sqlite: sqliteDatabase, postgresql: postgresDatabase, d1: d1Database }

/** The tables that statements fill. */
const tablesOf = (statements) => [...new Set(statements.map((sql) => sql.split(' ')[2]))]

/** Indexes of what is filled are made anew at the end: kept up row by row, they cost ten times as much. */
function inFile(file, statements) {
  const database = new DatabaseSync(file, { timeout: 10_000 })
  database.exec('pragma synchronous = off; pragma cache_size = -400000; pragma foreign_keys = off')
  const indexes = database
    .prepare(
      `select name, sql from sqlite_master where type = 'index' and sql is not null
       and tbl_name in (select value from json_each(?))`,
    )
    .all(JSON.stringify(tablesOf(statements)))
  for (const { name } of indexes) database.exec(`drop index ${name}`)
  for (const statement of statements) {
    database.exec(`begin; ${statement}; commit`)
    database.exec('pragma wal_checkpoint(truncate)')
  }
  // The disk is waited for, by the whole file: else the first checkpoint that is measured does.
  database.exec('pragma synchronous = full')
  for (const { sql } of indexes) database.exec(sql)
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
}

/** The same: what is written is on disk when it returns, and no checkpoint of it is left. */
async function inServer(client, statements) {
  const settings = [
    'autovacuum = off',
    'fsync = off',
    'full_page_writes = off',
    "max_wal_size = '8GB'",
    "maintenance_work_mem = '512MB'",
  ]
  const set = async (all) => {
    for (const one of all) await client.query(`alter system ${one}`)
    await client.query('select pg_reload_conf()')
  }
  await set(settings.map((one) => `set ${one}`))
  await client.query('set session_replication_role = replica')
  const filled = [tablesOf(statements)]
  const { rows: constraints } = await client.query(
    `select conrelid::regclass as of, conname as name, contype as type, pg_get_constraintdef(oid) as is from pg_constraint
     where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace and conparentid = 0
       and (conrelid::regclass::text = any ($1) or confrelid::regclass::text = any ($1)) order by contype = 'f'`,
    filled,
  )
  for (const { of, name } of constraints.toReversed()) await client.query(`alter table ${of} drop constraint "${name}"`)
  const { rows: indexes } = await client.query(
    "select indexname as name, indexdef as is from pg_indexes where schemaname = 'public' and tablename = any ($1)",
    filled,
  )
  for (const { name } of indexes) await client.query(`drop index "${name}"`)
  for (const statement of statements) await client.query(statement)
  for (const { is } of indexes) await client.query(is)
  for (const { of, name, is } of constraints) await client.query(`alter table ${of} add constraint "${name}" ${is}`)
  await client.query('set session_replication_role = origin')
  await set(settings.map((one) => `reset ${one.split(' ')[0]}`))
  // Hint bits and statistics, as autovacuum leaves them.
  await client.query('vacuum analyze')
  await client.query('checkpoint')
}

function sizesOfFile(file) {
  // Where SQLite was built without `dbstat` only the whole is known.
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return database
      .prepare(
        `select m.tbl_name as name, sum(case when m.type = 'table' then s.pgsize else 0 end) as rows,
         sum(case when m.type = 'index' then s.pgsize else 0 end) as indexes
         from (select name, sum(pgsize) as pgsize from dbstat group by name) s join sqlite_master m on m.name = s.name
         group by m.tbl_name`,
      )
      .all()
  } catch {
    return [{ name: 'all', rows: statSync(file).size, indexes: 0 }]
  } finally {
    database.close()
  }
}
