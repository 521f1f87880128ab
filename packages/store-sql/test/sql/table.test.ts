import { expect, test } from 'vitest'
import { count, flag, json, kept, oneOf, parsed, text } from '../../src/sql/column.ts'
import { insertInto } from '../../src/sql/insert.ts'
import { camel, snake, withPrefix } from '../../src/sql/names.ts'
import { sql } from '../../src/sql/sql.ts'
import { statement } from '../../src/sql/statements.ts'
import { table } from '../../src/sql/table.ts'

/** What no module has asked for yet. */
const letters = (): string => crypto.randomUUID().replaceAll(/[^a-f]/g, '')

test('a name of TypeScript is one of SQL and back, and the same when asked again', () => {
  const [one, other] = [`a${letters()}`, `b${letters()}`]
  const name = `${one}_${other}_9th`
  for (const _ of [1, 2]) expect(camel(name)).toBe(`${one}B${other.slice(1)}9th`)
  expect(snake(`${one}B${other.slice(1)}`)).toBe(`${one}_${other}`)
  expect(camel(one)).toBe(one)
  expect(withPrefix('owner', 'idHash')).toBe('ownerIdHash')
})

test('names in SQL are quoted part by part, also when asked again', () => {
  const [place, column] = [`a${letters()}`, `b${letters()}`]
  for (const _ of [1, 2])
    expect(statement(sql`select ${sql.ref(`${place}.${column}Hash`)}`).sql).toBe(`select "${place}"."${column}_hash"`)
})

test('a column says what SQL is told of it; what it is given in addition doesn’t change it', () => {
  const plain = { type: 'text', form: 'plain', nullable: false, rules: [] }
  const own = text()
  expect(own).toMatchObject(plain)
  expect(own.orNull()).toMatchObject({ ...plain, nullable: true })
  expect(own.primaryKey().unique()).toMatchObject({ ...plain, rules: ['primary key', 'unique'] })
  expect(count().before(0)).toMatchObject({ ...plain, type: 'bigint', rules: ['default 0'] })
  expect(own.belongsTo({ name: 'signIns', key: 'idHash' })).toMatchObject({
    rules: ['references sign_ins (id_hash) on delete cascade'],
  })
  expect(oneOf('a', 'b')).toMatchObject({ ...plain, allowed: ['a', 'b'] })
  expect(own).toMatchObject(plain)
})

test('flags are 1 and 0, JSON is text, and null is null', () => {
  const given = [true, false, null].map((value) => kept(flag(), value))
  expect(given).toEqual([1, 0, null])
  expect([1, 0].map((stored) => parsed(flag(), stored))).toEqual([true, false])
  expect([kept(json(), { a: 1 }), kept(json(), null)]).toEqual(['{"a":1}', null])
  expect([parsed(json(), '{"a":1}'), parsed(json(), null)]).toEqual([{ a: 1 }, null])
  expect([kept(text(), 'x'), parsed(text(), 'x')]).toEqual(['x', 'x'])
})

test('a table gives the columns that are shown, and reads them from a row or from a join', () => {
  const things = table(
    'oddThings',
    { idHash: text().primaryKey(), isOpen: flag(), facts: json<{ a: number }>().orNull() },
    { own: { claim: text().orNull() } },
  )
  expect(things).toMatchObject({
    key: 'idHash',
    columns: ['idHash', 'isOpen', 'facts'],
    primaryKey: [],
    unique: [],
    indexes: [],
  })
  const value = { idHash: 'h', isOpen: true, facts: { a: 1 } }
  expect(things.parse({ idHash: 'h', isOpen: 1, facts: '{"a":1}' })).toEqual(value)
  const joined = things.as('of')
  expect(joined.columns).toEqual([
    'oddThings.idHash as ofIdHash',
    'oddThings.isOpen as ofIsOpen',
    'oddThings.facts as ofFacts',
  ])
  const row = { ofIdHash: 'h', ofIsOpen: 0, ofFacts: null }
  expect(joined.parse(row)).toEqual({ idHash: 'h', isOpen: false, facts: null })
  expect(joined.parseOrNull(row)).toEqual({ idHash: 'h', isOpen: false, facts: null })
  expect(joined.parseOrNull({ ...row, ofIdHash: null })).toBeNull()
  const some = things.as('of', ['isOpen'])
  expect(some.columns).toEqual(['oddThings.isOpen as ofIsOpen'])
  expect(some.parse({ ofIsOpen: 1 })).toEqual({ isOpen: true })
  expect(some.parseOrNull({ ofIsOpen: null })).toBeNull()
  expect(table('keyless', { a: text() }, { primaryKey: ['a'], unique: ['a'], indexes: [{ on: ['a'] }] })).toMatchObject(
    {
      key: '',
      primaryKey: ['a'],
      unique: ['a'],
      indexes: [{ on: ['a'] }],
    },
  )
})

test('what a table hasn’t isn’t inserted into it', () => {
  const things = table('oddThings', { id: text().primaryKey() })
  expect(() => insertInto(things, { id: '1' }, JSON.parse('{"own": ["more"]}'))).toThrow('no such column')
})
