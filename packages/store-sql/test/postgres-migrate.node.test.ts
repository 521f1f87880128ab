import { expect, onTestFinished, test } from 'vitest'
import type { Migration } from '../src/migrations/index.ts'
import { type PostgresExecutor, postgresExecutor } from '../src/postgres/executor.ts'
import { connected, freshSchema } from './support/schema.ts'

const url = await freshSchema()
const run = await connected(url)
const other = await connected(url)

const text = (sql: string) => ({ sql, parameters: [] })

function executor(address = url): PostgresExecutor {
  const made = postgresExecutor(address)
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
  await expect.poll(() => run(waiting)).not.toEqual([])
  // Behind a lock that is waited for: it comes through once the step has given way.
  const reading = postgresExecutor(url, { patienceMs: 10_000 })
  onTestFinished(() => reading.close())
  await expect(reading.query(text('select count(*) as count from people'))).resolves.toEqual([{ count: 3 }])
  await other('commit')
  await migrating
  expect(await run('select age from people limit 1')).toEqual([{ age: null }])
})

test('steps that wait for one table after the other don’t keep those who use the first from it', async () => {
  const address = await freshSchema()
  const before = executor(address)
  const look = await connected(address)
  const tables = ['first', 'second', 'third', 'fourth', 'fifth']
  const making: Migration = { id: '0001-tables', statements: tables.map((name) => `create table ${name} (id text)`) }
  await before.migrate([making])
  const busy = await Promise.all(
    tables.slice(1).map(async (name) => {
      const client = await connected(address)
      await client(`begin; select * from ${name}`)
      return { client, name }
    }),
  )
  const wider = tables.map((name) => `alter table ${name} add column more text`)
  const migrating = executor(address).migrate([
    making,
    { id: '0002-two', statements: wider.slice(0, 2) },
    { id: '0003-three', statements: wider.slice(2) },
  ])
  const waited = (name: string) => look(`select 1 from pg_locks where relation = '${name}'::regclass and not granted`)
  let over = false
  const reading = (async () => {
    while (!over) await before.query(text('select count(*) as count from first'))
  })()
  for (const { client, name } of busy) {
    await expect.poll(() => waited(name), { interval: 5 }).not.toEqual([])
    // Less than a step waits for one lock.
    await client('select pg_sleep(0.45)')
    await client('commit')
  }
  await Promise.all([migrating.finally(() => (over = true)), reading])
})

test('an older process goes on beside newer steps that add, and one that starts as well', async () => {
  const before = executor()
  await before.migrate([people, names])
  expect(await before.query(text('select name from people order by id limit 1'))).toEqual([{ name: 'Marie' }])
  await run(`insert into migrations values ('0004-contract-0003-names')`)
  await expect(before.migrate([people, names])).rejects.toMatchObject({ code: 'store-schema' })
  await before.migrate([people, names, ages])
})

test('statements that a process has prepared go on when a table that they take whole grows', async () => {
  const address = await freshSchema()
  const before = postgresExecutor(address, { connections: 1 })
  onTestFinished(() => before.close())
  await before.migrate([people])
  const read = text('select * from people')
  const write = text('update people set name = name returning *')
  await before.query(read)
  await before.commit([write])
  const wider: Migration = { id: '0002-ages', statements: ['alter table people add column age bigint'] }
  await before.migrate([people, wider])
  expect(await before.query(read)).toEqual([{ id: '1', name: 'Marie', age: null }])
  expect(await before.commit([write, write])).toMatchObject([{ changes: 1 }, { rows: [{ age: null }] }])
})
