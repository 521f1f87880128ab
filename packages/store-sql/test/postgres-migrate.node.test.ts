import { expect, onTestFinished, test } from 'vitest'
import type { Migration } from '../src/migrations/index.ts'
import { type PostgresExecutor, postgresExecutor } from '../src/postgres/executor.ts'
import { connected, freshSchema } from './support/schema.ts'

const url = await freshSchema()
const run = await connected(url)
const other = await connected(url)

const text = (sql: string) => ({ sql, parameters: [] })

function executor(): PostgresExecutor {
  const made = postgresExecutor(url)
  onTestFinished(() => made.close())
  return made
}

const people: Migration = {
  id: '0001-people',
  statements: ['create table people (id text primary key, name text)', `insert into people values ('1', 'Marie')`],
}
const names: Migration = {
  id: '0002-names',
  statements: ['create index people_name on people (name)'],
  concurrently: true,
}
const ages: Migration = { id: '0003-ages', statements: ['alter table people add column age bigint'] }
const valid = () => run(`select indisvalid as valid from pg_index where indexrelid = to_regclass('people_name')`)

test('an index is made while others write, by one of five that start at once; one that broke off is made again', async () => {
  await executor().migrate([people])
  // What a process leaves behind that was killed while it made one.
  await run('create index people_name on people (name)')
  await run(`update pg_index set indisvalid = false where indexrelid = to_regclass('people_name')`)
  // It waits for transactions that write, and they don't for it.
  await other(`begin; insert into people values ('2', 'Pierre')`)
  const all = Promise.all(Array.from({ length: 5 }, () => executor().migrate([people, names])))
  await expect
    .poll(() => run(`select 1 from pg_stat_activity where query like '%index concurrently%' and state = 'active'`))
    .not.toEqual([])
  await executor().commit([text(`insert into people values ('3', 'Irène')`)])
  await other('commit')
  await all
  expect(await valid()).toEqual([{ valid: true }])
  expect(await run('select id from migrations order by id')).toEqual([{ id: people.id }, { id: names.id }])
})

test('a step that meets a long transaction gives way, so that nobody waits behind it, and is taken after', async () => {
  await other('begin; select * from people')
  const migrating = executor().migrate([people, names, ages])
  const waiting = `select 1 from pg_stat_activity where query like 'alter table people%' and state = 'active'`
  await expect.poll(() => run(waiting), { timeout: 5000 }).not.toEqual([])
  // Behind a lock that is waited for: it comes through once the step has given way.
  const reading = postgresExecutor(url, { patienceMs: 10_000 })
  onTestFinished(() => reading.close())
  await expect(reading.query(text('select count(*) as count from people'))).resolves.toEqual([{ count: 3 }])
  await other('commit')
  await migrating
  expect(await run('select age from people limit 1')).toEqual([{ age: null }])
})

test('an older process goes on beside newer steps that add, and one that starts as well', async () => {
  const before = executor()
  await before.migrate([people, names])
  expect(await before.query(text('select name from people order by id limit 1'))).toEqual([{ name: 'Marie' }])
  await run(`insert into migrations values ('0004-contract-0003-names')`)
  await expect(before.migrate([people, names])).rejects.toMatchObject({ code: 'store-schema' })
  await before.migrate([people, names, ages])
})
