import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { message, now } from '../src/contract/fixtures.ts'
import { sqliteExecutor } from '../src/sqlite-executor.ts'
import { sqlStore } from '../src/store.ts'
import { type QueryEvent, type SqliteStore, sqlite, type StoreOptions } from '../src/sqlite.ts'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sqlite-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

async function opened(path: string, options?: StoreOptions): Promise<SqliteStore> {
  const store = await sqlite(path, options)
  onTestFinished(() => store.close())
  return store
}

const unavailable = { name: 'LaissezPasserError', code: 'store-unavailable' }

test('the file and its folder are made, for their owner alone; a wider mode is narrowed', async () => {
  const data = join(await folder(), 'data')
  const path = join(data, 'id.db')
  const store = await opened(path)
  await store.outbox.add([message()])
  const mode = async (file: string) => (await stat(file)).mode & 0o777
  expect(await mode(data)).toBe(0o700)
  for (const suffix of ['', '-wal', '-shm']) expect(await mode(`${path}${suffix}`)).toBe(0o600)
})

test('what was written is there when the store is opened again, and no migration runs twice', async () => {
  const path = join(await folder(), 'id.db')
  const first = await sqlite(path)
  const kept = message()
  await first.outbox.add([kept])
  first.close()
  const second = await opened(path)
  expect(await second.outbox.claim({ now, limit: 9, leaseSeconds: 1 })).toEqual([{ ...kept, attempts: 0 }])
})

test('commits are durable and deleted secrets overwritten', async () => {
  const path = join(await folder(), 'id.db')
  const store = await opened(path)
  const secret = 'sealed-value-to-be-gone-'.repeat(20)
  const mail = message({ sealed: secret })
  await store.outbox.add([mail])
  await store.outbox.delivered(mail.id)
  store.close()
  const raw = new DatabaseSync(path)
  onTestFinished(() => raw.close())
  expect(raw.prepare('pragma journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
  expect((await readFile(path)).includes(secret)).toBe(false)
})

/** Linux tells what a thread read. */
const io = '/proc/thread-self/io'
const bytesRead = () => Number(/^rchar: (\d+)$/m.exec(readFileSync(io, 'utf8'))?.[1])

test.runIf(existsSync(io))('five megabytes of people are read from the file once', async () => {
  const path = join(await folder(), 'id.db')
  const store = await opened(path)
  const people = 4000
  const raw = new DatabaseSync(path)
  raw.exec(`with recursive series(n) as (select 1 union all select n + 1 from series where n < ${people})
    insert into accounts (id, uid, email, email_key, first_name, last_name, language, status, always_two_factors, created_at, title)
    select 'id-' || n, 'n' || n, n || '@example.org', n || '@example.org', 'Ada', 'Example', 'en', 'active', 0, ${now}, hex(randomblob(550))
    from series`)
  raw.close()
  async function readAll(): Promise<number> {
    const before = bytesRead()
    for (let one = 1; one <= people; one++) expect(await store.accounts.find({ id: `id-${one}` })).not.toBeNull()
    return bytesRead() - before
  }
  expect(await readAll()).toBeGreaterThan(4_000_000)
  expect(await readAll()).toBeLessThan(400_000)
})

test('operations of one turn share a commit, and one that fails takes nobody along', async () => {
  const store = await opened(':memory:')
  const mails = Array.from({ length: 20 }, () => message())
  const [twice = message()] = mails
  const results = await Promise.allSettled([
    ...mails.map((mail) => store.outbox.add([mail])),
    store.outbox.add([message(), twice]),
  ])
  expect(results.slice(0, 20).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(results[20]).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('UNIQUE') } })
  expect(await store.outbox.claim({ now, limit: 99, leaseSeconds: 1 })).toHaveLength(20)
})

test('two stores on one file take turns, in their migrations too', async () => {
  const path = join(await folder(), 'id.db')
  const [one, other] = await Promise.all([opened(path), opened(path)])
  const results = await Promise.all(
    [one, other, one, other].map((store) => store.seen.first('the-same', { now, expiresAt: now + 9 })),
  )
  expect(results.filter(Boolean)).toHaveLength(1)
})

test('a database that another process holds is unavailable, in time, and afterwards as before', async () => {
  const path = join(await folder(), 'id.db')
  const store = await opened(path)
  const holder = new DatabaseSync(path)
  onTestFinished(() => holder.close())
  holder.exec('begin immediate')
  // Whoever waited for good would be here for good: nothing else runs in this process meanwhile.
  await expect(store.outbox.add([message()])).rejects.toMatchObject(unavailable)
  expect(await store.outbox.add([])).toBeUndefined()
  await expect(store.ping()).resolves.toBeUndefined()
  holder.exec('rollback')
  await expect(store.outbox.add([message()])).resolves.toBeUndefined()
})

test('what no longer fits on the disk is refused alone; reads go on, and it recovers', async () => {
  const path = join(await folder(), 'id.db')
  const store = await opened(path)
  const full = filled(path)
  const big = message({ sealed: 'x'.repeat(2_000_000) })
  const results = await Promise.allSettled([
    full.store.outbox.add([message()]),
    full.store.outbox.add([message(), big]),
  ])
  expect(results).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: unavailable }])
  expect(await full.store.mailbox.list({ limit: 1 })).toEqual([])
  full.relieve()
  await full.store.outbox.add([big])
  expect(await store.outbox.claim({ now, limit: 9, leaseSeconds: 1 })).toHaveLength(2)
})

/**
 * A store whose connection may not let the file grow: SQLite then answers as it does when the disk is full.
 */
function filled(path: string) {
  const database = new DatabaseSync(path)
  onTestFinished(() => database.close())
  const pages = Number(database.prepare('pragma page_count').get()?.page_count)
  database.exec(`pragma max_page_count = ${pages + 4}`)
  return { store: sqlStore(sqliteExecutor(database)), relieve: () => database.exec('pragma max_page_count = 1000000') }
}

test('a store that may only read says so when it is to write, and reads', async () => {
  const path = join(await folder(), 'id.db')
  await opened(path)
  const database = new DatabaseSync(path, { readOnly: true })
  onTestFinished(() => database.close())
  const store = sqlStore(sqliteExecutor(database))
  await expect(store.outbox.add([message()])).rejects.toMatchObject(unavailable)
  expect(await store.mailbox.list({ limit: 1 })).toEqual([])
})

test('a closed store and a path that can not be are unavailable', async () => {
  const store = await sqlite(':memory:')
  store.close()
  await expect(store.ping()).rejects.toMatchObject(unavailable)
  await expect(store.outbox.add([message()])).rejects.toMatchObject(unavailable)
  const data = await folder()
  await expect(sqlite(data)).rejects.toMatchObject(unavailable)
})

test('every round trip is told, without parameters', async () => {
  const events: QueryEvent[] = []
  const store = await opened(':memory:', { onQuery: (event) => events.push(event) })
  await store.sessions.find({ idHash: 'secret', now })
  expect(events).toEqual([{ kind: 'query', sql: [expect.stringContaining('"sessions"')] }])
  await store.throttle.spend([{ key: 'secret', accountId: null, limit: 3, lockSeconds: 1, windowSeconds: null }], {
    now,
  })
  expect(events.map(({ kind }) => kind)).toEqual(['query', 'commit'])
  expect(JSON.stringify(events)).not.toContain('secret')
})
