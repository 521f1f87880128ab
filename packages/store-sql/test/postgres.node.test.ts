import { expect, onTestFinished, test } from 'vitest'
import { message, now } from '../src/contract/fixtures.ts'
import { migrations } from '../src/migrations/index.ts'
import { type PostgresStore, postgres, type QueryEvent, type StoreOptions } from '../src/postgres.ts'
import { behind, executor, text } from './support/postgres-executors.ts'
import { connected, freshDatabase, freshSchema } from './support/schema.ts'

const url = await freshSchema()
const run = await connected(url)
await run('create table pairs (name text primary key, count bigint not null)')

async function opened(options?: StoreOptions): Promise<PostgresStore> {
  const store = await postgres(url, options)
  onTestFinished(() => store.close())
  return store
}

test('five that start at once make one schema, and what was written is there when it is opened again', async () => {
  const first = await Promise.all(Array.from({ length: 5 }, () => opened()))
  const kept = message()
  await first[0]?.outbox.add([kept])
  expect(await run('select id from migrations')).toEqual(migrations.map(({ id }) => ({ id })))
  const later = await opened()
  expect(await later.outbox.claim({ now, limit: 9, leaseSeconds: 1 })).toEqual([{ ...kept, attempts: 0 }])
  await later.outbox.delivered(kept.id)
})

test('a step that fails leaves nothing behind, and the next start takes it', async () => {
  const { migrate } = executor(await freshSchema())
  const steps = [
    { id: '0001-one', statements: ['create table one (id text)'] },
    { id: '0002-two', statements: ['create table two (id text)', 'create table one (id text)'] },
  ]
  await expect(migrate(steps)).rejects.toThrow(/already exists/)
  await migrate(steps.slice(0, 1))
  await expect(migrate([{ id: '0001-another', statements: [] }])).rejects.toMatchObject({ code: 'store-schema' })
})

test('who says that there must be data is told when there are none, and makes nothing', async () => {
  const empty = await freshSchema()
  await expect(postgres(empty, { mayBeNew: false })).rejects.toMatchObject({ code: 'store-schema' })
  expect(await executor(empty).query(text(`select to_regclass('migrations') as made`))).toEqual([{ made: null }])
})

test('one operation that fails takes nobody along, and writes nothing itself', async () => {
  const store = await opened()
  const mails = Array.from({ length: 20 }, () => message())
  const [twice = message()] = mails
  await store.outbox.add([twice])
  const results = await Promise.allSettled([
    ...mails.slice(1).map((mail) => store.outbox.add([mail])),
    store.outbox.add([message(), twice]),
  ])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(19)
  expect(results[19]).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('unique') } })
  expect(await store.outbox.claim({ now, limit: 99, leaseSeconds: 1 })).toHaveLength(20)
})

test('bigint comes as a number, text as it was, with what only looks like a parameter', async () => {
  const rows = await executor(url).query(
    text(
      `select cast(? as bigint) as big_number, '?' as "a?b", cast(? as text) as "text", null as nothing`,
      2 ** 52,
      "'?",
    ),
  )
  expect(rows).toEqual([{ bigNumber: 2 ** 52, 'a?b': '?', text: "'?", nothing: null }])
})

test('of two that decide by what the other one changes, one decides again', async () => {
  const { commit } = executor(url)
  const insert = (name: string) =>
    commit([text('insert into pairs select ?, 1 where not exists (select 1 from pairs)', name)])
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => insert(`skew-${index}`)))
  expect(outcomes.filter(([outcome]) => outcome?.changes === 1)).toHaveLength(1)
  await run('delete from pairs')
})

test('those who wait for each other all come through, sooner than the server would notice', async () => {
  const address = await freshDatabase()
  const there = await connected(address)
  await there(`alter database "${new URL(address).pathname.slice(1)}" set deadlock_timeout = '1h'`)
  await there('create table pairs (name text primary key, count bigint not null)')
  await there(`insert into pairs values ('a', 0), ('b', 0)`)
  const [one, other] = [executor(address, { patienceMs: 15_000 }), executor(address, { patienceMs: 15_000 })]
  const add = (name: string) => text('update pairs set count = count + 1 where name = ?', name)
  const between = text('select pg_sleep(0.002)')
  await Promise.all(
    Array.from({ length: 10 }, (_, index) => {
      const both = index % 2 === 0 ? ['a', 'b'] : ['b', 'a']
      return (index % 2 === 0 ? one : other).commit(both.flatMap((name) => [add(name), between]))
    }),
  )
  expect(await there('select count from pairs')).toEqual([{ count: '10' }, { count: '10' }])
})

test('who takes another’s place has its connections before anybody waits for one', async () => {
  const address = await freshDatabase()
  const theirs = () =>
    run(`select count(*)::int as count from pg_stat_activity where datname = '${new URL(address).pathname.slice(1)}'`)
  const store = await postgres(address, { ahead: true, connections: 4 })
  onTestFinished(() => store.close())
  expect(await theirs()).toEqual([{ count: 4 }])
  const later = await postgres(address)
  onTestFinished(() => later.close())
  expect(await theirs()).toEqual([{ count: 4 }])
})

test('behind a pooler nothing is kept prepared; without one it is', async () => {
  // A pooler answers with a key of its own for cancelling: four bytes of a process id that no server process
  // has.
  const { address } = await behind(url, {
    change(bytes) {
      const at = bytes.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]))
      if (at >= 0) bytes.writeInt32BE(1_000_000_000, at + 5)
      return bytes
    },
  })
  const prepared = text('select count(*) as count from pg_prepared_statements')
  for (const [where, least] of [
    [address, 0],
    [url, 1],
  ] as const) {
    const { query } = executor(where)
    await query(prepared)
    const [row] = await query<{ count: number }>(prepared)
    if (least === 0) expect(row?.count).toBe(0)
    else expect(row?.count).toBeGreaterThanOrEqual(least)
  }
})

test('every round trip is told, without parameters', async () => {
  const events: QueryEvent[] = []
  const store = await opened({ onQuery: (event) => events.push(event) })
  await store.sessions.find({ idHash: 'secret', now })
  await store.throttle.spend([{ key: 'secret', accountId: null, limit: 3, lockSeconds: 1, windowSeconds: null }], {
    now,
  })
  expect(events.map(({ kind }) => kind)).toEqual(['query', 'commit'])
  expect(JSON.stringify(events)).not.toContain('secret')
})

test('characters that PostgreSQL does not have are written as the replacement character, and found again', async () => {
  const { commit, query } = executor(url)
  const insert = (name: string) => text('insert into pairs (name, count) values (?, 1) returning name', name)
  const find = (name: string) => text('select name from pairs where name = ?', name)
  for (const [given, kept] of [
    ['\0nul\0', '\uFFFDnul\uFFFD'],
    ['half \uD83D', 'half \uFFFD'],
    ['other half \uDE00', 'other half \uFFFD'],
    ['whole \u{1F600}', 'whole \u{1F600}'],
  ] as const) {
    expect((await commit([insert(given)]))[0]?.rows).toEqual([{ name: kept }])
    expect(await query(find(given))).toEqual([{ name: kept }])
  }
})

test('what is due is looked for by indexes, in a plan that is made once for every moment', async () => {
  const asked: QueryEvent[] = []
  const store = await opened({ onQuery: (event) => asked.push(event) })
  await run(`insert into accounts (id, uid, email, email_key, first_name, last_name, language, status, always_two_factors, created_at)
    values ('0swept', 'nswept', 'swept@example.org', 'swept@example.org', 'A', 'B', 'en', 'active', 0, ${now})`)
  await run(`insert into activity (id, account_id, kind, at, details, position)
    select 'swept' || n, '0swept', 'signed-in', ${now}, '{}', n from generate_series(1, 9000) as n`)
  await run('analyze')
  await store.sweep({ now })
  const look = asked.find(({ kind }) => kind === 'query')?.sql[0] ?? ''
  let parameter = 0
  const plan = await run(`explain (generic_plan) ${look.replace(/\?/g, () => `$${++parameter}`)}`)
  const lines = plan.map((row) => String(Object.values(row)[0]).trim())
  const at = lines.findIndex((line) => line.startsWith('Index Cond: (at <= '))
  expect(lines[at - 1]).toContain(' on activity')
})
