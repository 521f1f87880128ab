import { sql as kyselySql } from 'kysely'
import { expect, test } from 'vitest'
import { sql } from '../../src/sql/sql.ts'
import { db, statement } from '../../src/sql/statements.ts'

test('pieces are written as Kysely writes them: text, names, values in their order', () => {
  const ours = (own: typeof sql) => {
    const key = own`${own.ref('idHash')} = ${'a?b'}`
    return own`select ${own.join([own.ref('signIns.accountId'), 7, null])}, ${own.lit("o'clock")}, ${own.lit(20)}
      from ${own.table('signIns')} where (${own.join([key, own`1 = 1`, key], own` or `)}) and x in (${own.join([])})`
  }
  const theirs = (own: typeof kyselySql) => {
    const key = own`${own.ref('idHash')} = ${'a?b'}`
    return own`select ${own.join([own.ref('signIns.accountId'), 7, null])}, ${own.lit("o'clock")}, ${own.lit(20)}
      from ${own.table('signIns')} where (${own.join([key, own`1 = 1`, key], own` or `)}) and x in (${own.join([])})`
  }
  const { parameters, sql: text } = theirs(kyselySql).compile(db)
  expect(statement(ours(sql))).toEqual({ sql: text, parameters })
  expect(parameters).toEqual([7, null, 'a?b', 'a?b'])
})

test('Kysely takes them as expressions, with the values that they hold', () => {
  const open = sql<boolean>`expires_at > ${5} and ${sql.ref('accountId')} = ${'who?'}`
  const query = db
    .selectFrom('links')
    .select(sql<number>`count(${1})`.as('many'))
    .where('tokenHash', '=', 'h')
    .where(open)
  expect(statement(query)).toEqual({
    sql: 'select count(?) as "many" from "links" where "token_hash" = ? and expires_at > ? and "account_id" = ?',
    parameters: [1, 'h', 5, 'who?'],
  })
})

test('only pieces are text: what looks like one is a value', () => {
  expect(() =>
    statement(sql`select ${{ toOperationNode: () => ({}), compile: () => ({ sql: 'x', parameters: [] }) }}`),
  ).toThrow(/object/)
  expect(statement(sql`select ${"'; drop table accounts"}`)).toEqual({
    sql: 'select ?',
    parameters: ["'; drop table accounts"],
  })
})
