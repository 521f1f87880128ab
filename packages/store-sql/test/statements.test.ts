import { expect, test } from 'vitest'
import { camelRows } from '../src/executor.ts'
import { db, insertWhere, prepare, raw, statement } from '../src/statements.ts'
import { sql } from 'kysely'

test('a prepared statement keeps its text and takes new values each time', () => {
  let built = 0
  const find = prepare((p: { email: string; now: number }) => {
    built++
    return db
      .selectFrom('links')
      .select('tokenHash')
      .where('accountId', '=', p.email)
      .where('expiresAt', '>', p.now)
      .where('purpose', '=', 'choose-password')
  })
  expect(find({ email: 'a', now: 1 })).toEqual({
    sql: 'select "token_hash" from "links" where "account_id" = ? and "expires_at" > ? and "purpose" = ?',
    parameters: ['a', 1, 'choose-password'],
  })
  expect(find({ email: "b' or 1=1 --", now: 2 }).parameters).toEqual(["b' or 1=1 --", 2, 'choose-password'])
  expect(built).toBe(1)
})

test('what SQL has no type for is a mistake', () => {
  const find = prepare((p: { id: string }) => db.selectFrom('accounts').select('uid').where('id', '=', p.id))
  expect(() => find(Object.create(null))).toThrow(/undefined/)
  expect(() => statement(raw(sql`select ${true}`))).toThrow(/boolean/)
})

test('a conditional insert says what is a number, for databases that ask', () => {
  const { sql: text, parameters } = statement(insertWhere('seen', { key: 'k', expiresAt: 5 }, { where: sql`1 = ${1}` }))
  expect(text.trim()).toBe('insert into "seen" ("key", "expires_at") select ?, cast(? as bigint) where 1 = ?')
  expect(parameters).toEqual(['k', 5, 1])
})

test('rows get the names of TypeScript', () => {
  expect(camelRows([{ id_hash: 'a', sealed_oprf_key: null, at: 1 }])).toEqual([
    { idHash: 'a', sealedOprfKey: null, at: 1 },
  ])
})
