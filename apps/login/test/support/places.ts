import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@laissez-passer/core/ports'
import { d1, migrateD1 } from '@laissez-passer/store-sql/d1'
import { postgres } from '@laissez-passer/store-sql/postgres'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { Client } from 'pg'
import { reachD1 } from '../../src/cli/reach-d1.ts'
import { openPlace } from '../../src/cli/open-place.ts'
import { sqliteFile } from '../../src/database.ts'
import { readD1Url } from '@laissez-passer/store-sql/executors/d1-url'

/** The databases on which every command works. */
export const databaseKinds = ['sqlite', 'postgres', 'd1'] as const

/** The secret key of every place. */
export const secretKey = 'only-in-this-test-'.repeat(3)

/** Data of EU Login on one kind of database, for a test. */
export interface TestPlace {
  readonly kind: (typeof databaseKinds)[number]
  /** Its data folder; with D1, where its files are. */
  readonly folder: string
  /** What the command is given. */
  readonly environment: Readonly<Record<string, string>>
  /** Opens it as a command does. With D1, all of this place's commands reach it through one wrangler. */
  readonly open: typeof openPlace
  /** Works on its store, as a server does. Its schema is made where there is none. */
  readonly withStore: <Result>(work: (store: Store) => Promise<Result>) => Promise<Result>
  readonly remove: () => Promise<void>
}

/**
 * Makes an empty place: no schema, no data.
 *
 * @param server address of the PostgreSQL server of this run
 */
export async function emptyPlace(kind: TestPlace['kind'], server: string): Promise<TestPlace> {
  const folder = await mkdtemp(join(tmpdir(), `login-${kind}-`))
  const environment = { DATA_DIR: folder, SECRET_KEY: secretKey, LOGIN_ORIGIN: 'http://localhost:4000' }
  const remove = () => rm(folder, { recursive: true, force: true })
  if (kind === 'sqlite') {
    const withStore: TestPlace['withStore'] = async (work) => {
      const store = await sqlite(sqliteFile(folder))
      try {
        return await work(store)
      } finally {
        store.close()
      }
    }
    return { kind, folder, environment, open: openPlace, remove, withStore }
  }
  if (kind === 'postgres') {
    const name = `login_${crypto.randomUUID().replaceAll('-', '')}`
    await administer(server, `create database ${name}`)
    const url = server.replace(/[^/]*$/, name)
    return {
      kind,
      folder,
      environment: { ...environment, LOGIN_DATABASE_URL: url },
      open: openPlace,
      async withStore(work) {
        const store = await postgres(url, { connections: 4 })
        try {
          return await work(store)
        } finally {
          await store.close()
        }
      },
      async remove() {
        await administer(server, `drop database ${name} with (force)`)
        await remove()
      },
    }
  }
  const config = join(folder, 'wrangler.jsonc')
  const database = { binding: 'DB', database_name: 'login', database_id: '00000000-0000-0000-0000-000000000000' }
  await writeFile(config, JSON.stringify({ name: 'login', compatibility_date: '2026-11-01', d1_databases: [database] }))
  const url = `d1://DB?config=${encodeURIComponent(config)}`
  const wrangler = reachedOnce()
  return {
    kind,
    folder,
    environment: { ...environment, LOGIN_DATABASE_URL: url },
    open: (given) => openPlace(given, wrangler.reach),
    async remove() {
      await wrangler.close()
      await remove()
    },
    async withStore(work) {
      const place = readD1Url(url)
      if (place === null) throw new Error(`${url} is none`)
      const { binding } = await wrangler.reach(place)
      await migrateD1(binding)
      return work(d1(binding))
    },
  }
}

/** Starting wrangler takes seconds: of a place it is started once. */
function reachedOnce() {
  let opened: ReturnType<typeof reachD1> | null = null
  const reach: typeof reachD1 = async (place) => ({ ...(await (opened ??= reachD1(place))), close: async () => {} })
  return { reach, close: async () => (await opened)?.close() }
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new Client(server)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
