import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { message } from '../src/contract/fixtures.ts'
import { migrations } from '../src/migrations/index.ts'
import { type PostgresExecutor, postgresExecutor } from '../src/postgres/executor.ts'
import { postgres, postgresUpkeep } from '../src/postgres.ts'
import { connected, freshDatabase, inPlaceOf } from './support/schema.ts'

const text = (sql: string, ...parameters: (string | number | null)[]) => ({ sql, parameters })

// Debian's package `pgbouncer` has one; `npm test -- --whole` installs it.
const pooler = inject('pgbouncer')

describe.skipIf(pooler === null)('behind a pooler that lends a connection for one transaction', async () => {
  if (pooler === null) return
  const direct = await freshDatabase()
  const pooled = inPlaceOf(direct, pooler)
  const run = await connected(direct)
  const bare = await connected(pooled)
  const other = await freshDatabase()
  const inOther = await connected(other)

  function executor(options?: Parameters<typeof postgresExecutor>[1]): PostgresExecutor {
    const made = postgresExecutor(pooled, { direct, ...options })
    onTestFinished(() => made.close())
    return made
  }

  beforeAll(() => run('create table counts (name text primary key, count bigint not null)'))

  test('who looks after the database sees that a pooler answers, and where none does', async () => {
    expect((await postgresUpkeep(pooled).health()).pooled).toBe(true)
    expect((await postgresUpkeep(direct).health()).pooled).toBe(false)
  })

  test('those who start at once make one schema by the direct address, and use it by the pooler', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => postgres(pooled, { direct })))
    onTestFinished(async () => {
      await Promise.all(stores.map((store) => store.close()))
    })
    expect(await run('select id from migrations order by id')).toEqual(migrations.map(({ id }) => ({ id })))
    const kept = message()
    await stores[0]?.outbox.add([kept])
    await stores[1]?.outbox.delivered(kept.id)
  })

  test('a direct address of another database is refused, and nothing is made there', async () => {
    await expect(postgres(pooled, { direct: other })).rejects.toMatchObject({
      code: 'store-schema',
      message: expect.stringContaining('another database'),
    })
    expect(await inOther(`select to_regclass('migrations') as made`)).toEqual([{ made: null }])
  })

  test('nothing is kept prepared, and no limit stays with a connection that others are lent', async () => {
    const { commit, query } = executor()
    for (let times = 0; times < 20; times++) await query(text('select ?::bigint as one', times))
    await commit([text('select 1 as one')])
    const [left] = await query(
      text(
        `select (select count(*) from pg_prepared_statements) as prepared,
         (select count(*) from pg_settings where source = 'session' and name like '%timeout') as limits`,
      ),
    )
    // Only what this transaction itself set.
    expect(left).toEqual({ prepared: 0, limits: 3 })
    expect(
      await bare(`select name from pg_settings where source = 'session' and name like '%_timeout' and setting <> '0'`),
    ).toEqual([])
  })

  test.each([
    ['a reading', ({ query }: PostgresExecutor) => query(text('select pg_sleep(30) as "a reading"'))],
    ['a commit', ({ commit }: PostgresExecutor) => commit([text('select pg_sleep(30) as "a commit"')])],
  ])('%s that takes too long is given up, on the server as well', async (name, work) => {
    const hasty = executor({ patienceMs: 400 })
    await expect(work(hasty)).rejects.toMatchObject({ code: 'store-unavailable' })
    const still = `select 1 from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '%as "${name}"%'`
    await expect.poll(() => run(still)).toEqual([])
  })

  test('a lock that another transaction holds is waited for so long, and no longer', async () => {
    const { commit } = executor({ patienceMs: 500 })
    await commit([text(`insert into counts values ('held', 0)`)])
    await run(`begin; update counts set count = 1 where name = 'held'`)
    const blocked = commit([text(`update counts set count = count + 1 where name = 'held'`)])
    await expect(blocked).rejects.toMatchObject({ code: 'store-unavailable' })
    await run('commit')
    await commit([text(`update counts set count = count + 1 where name = 'held'`)])
    expect(await run(`select count from counts where name = 'held'`)).toEqual([{ count: '2' }])
  })

  test('a transaction says after what time the server ends it where nobody goes on with it', async () => {
    const { query } = executor({ patienceMs: 700 })
    const [limit] = await query(text(`select current_setting('idle_in_transaction_session_timeout') as limit`))
    expect(limit).toEqual({ limit: '700ms' })
  })

  test('fifty at once on eight connections all count', async () => {
    const { commit } = executor({ connections: 50, patienceMs: 10_000 })
    await commit([text(`insert into counts values ('many', 0)`)])
    const add = text(`update counts set count = count + 1 where name = 'many'`)
    await Promise.all(Array.from({ length: 50 }, () => commit([add])))
    expect(await run(`select count from counts where name = 'many'`)).toEqual([{ count: '50' }])
  })
})
