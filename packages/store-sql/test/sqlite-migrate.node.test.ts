import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { migrations } from '../src/migrations/index.ts'
import { newest } from '../src/migrations/newest.ts'
import { migrate } from '../src/sqlite-migrate.ts'

/** An empty database, and what is executed in it. */
function opened() {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  const executed: string[] = []
  const exec = database.exec.bind(database)
  database.exec = (sql) => {
    executed.push(sql)
    exec(sql)
  }
  const steps = () =>
    database
      .prepare('select id from migrations order by id')
      .all()
      .map(({ id }) => id)
  return { database, executed, steps }
}

test('a file with nothing in it gets the newest schema as one text, with all steps noted', () => {
  const { database, executed, steps } = opened()
  migrate(database)
  expect(executed).toEqual(['begin immediate', newest, 'commit'])
  expect(steps()).toEqual(migrations.map(({ id }) => id))
  executed.length = 0
  migrate(database)
  expect(executed).not.toContain(newest)
  expect(executed.at(-1)).toBe('commit')
})

test('a table of somebody else’s isn’t nothing: the steps are taken one by one beside it', () => {
  const { database, executed, steps } = opened()
  database.exec('create table theirs (x text)')
  migrate(database)
  expect(executed).not.toContain(newest)
  expect(steps()).toEqual(migrations.map(({ id }) => id))
})

test('of other steps than ours those are taken, in an empty file too', () => {
  const { database, steps } = opened()
  migrate(database, [{ id: '0001-mine', statements: ['create table mine (x text)'] }])
  expect(steps()).toEqual(['0001-mine'])
  expect(database.prepare('select * from mine').all()).toEqual([])
})

test('a step that fails leaves the file as it was, and its own words', () => {
  const { database } = opened()
  const broken = { id: '0001-broken', statements: ['create table mine (x text)', 'create table mine (x text)'] }
  expect(() => migrate(database, [broken])).toThrow('already exists')
  expect(database.isTransaction).toBe(false)
  expect(database.prepare('select name from sqlite_schema').all()).toEqual([])
})
