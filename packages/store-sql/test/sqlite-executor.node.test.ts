import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { sqliteError, sqliteExecutor } from '../src/sqlite-executor.ts'

const add = (key: string) => ({ sql: 'insert into seen (key) values (?)', parameters: [key] }) as const
const all = { sql: 'select key from seen order by key', parameters: [] } as const

/** A database with one table, and what was prepared on it. */
function opened() {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  database.exec('create table seen (key text) strict')
  const prepared: string[] = []
  const prepare = database.prepare.bind(database)
  database.prepare = (sql) => {
    prepared.push(sql)
    return prepare(sql)
  }
  return { database, executor: sqliteExecutor(database), prepared }
}

test('a statement is prepared once, however often it runs', async () => {
  const { executor, prepared } = opened()
  for (const key of ['a', 'b', 'c']) {
    await executor.commit([add(key)])
    await executor.query(all)
  }
  expect(prepared).toEqual([add('a').sql, all.sql])
})

test('what a statement gives back is told, and of how many rows; one that gives nothing says how many it changed', async () => {
  const { executor } = opened()
  const returning = { sql: 'insert into seen (key) values (?), (?) returning key', parameters: ['b', 'c'] } as const
  expect(await executor.commit([add('a'), returning, { sql: 'delete from seen', parameters: [] }])).toEqual([
    { rows: [], changes: 1 },
    { rows: [{ key: 'b' }, { key: 'c' }], changes: 2 },
    { rows: [], changes: 3 },
  ])
})

test('what ends the whole transaction refuses all that shared it, with its own words; the next goes on', async () => {
  const { database, executor } = opened()
  database.exec(`create trigger full before insert on seen when new.key = 'big'
    begin select raise(rollback, 'the whole is gone'); end`)
  const told = await Promise.allSettled([executor.commit([add('a')]), executor.commit([add('big')])])
  expect(told.map((each) => each.status === 'rejected' && String(each.reason))).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining('the whole is gone')),
  )
  await executor.commit([add('b')])
  expect(await executor.query(all)).toEqual([{ key: 'b' }])
})

test('a commit that fails at its end leaves no transaction open', async () => {
  const { database, executor } = opened()
  database.exec(`create table child (key text primary key,
    parent text references parents (key) deferrable initially deferred) strict;
    create table parents (key text primary key) strict; pragma foreign_keys = on`)
  const orphan = { sql: 'insert into child (key, parent) values (?, ?)', parameters: ['a', 'none'] } as const
  await expect(executor.commit([orphan])).rejects.toMatchObject({ code: 'store-gone' })
  expect(database.isTransaction).toBe(false)
  await executor.commit([add('b')])
  expect(await executor.query(all)).toEqual([{ key: 'b' }])
})

test('only what the database itself says is its trouble', () => {
  const coded = (errcode: unknown) => Object.assign(new Error('hm'), { errcode })
  const busy = coded(5 + 256 * 2)
  expect(sqliteError(busy)).toMatchObject({ code: 'store-unavailable', cause: busy })
  const others = ['a text', new Error('plain'), coded('5'), coded(1), coded(19 + 256 * 8)]
  expect(others.map(sqliteError)).toEqual(others)
  for (const [index, other] of others.entries()) expect(sqliteError(other)).toBe(others[index])
  const parentless = coded(787)
  expect(sqliteError(parentless)).toMatchObject({ code: 'store-gone', cause: parentless })
})
