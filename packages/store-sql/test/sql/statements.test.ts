import { expect, test } from 'vitest'
import { camelRows } from '../../src/executor.ts'
import { count, flag, json, text } from '../../src/sql/column.ts'
import { insertInto } from '../../src/sql/insert.ts'
import { db, prepare, statement } from '../../src/sql/statements.ts'
import { table } from '../../src/sql/table.ts'
import { sql } from '../../src/sql/sql.ts'

/** One column of each kind. */
const passkeysLike = table('seen', {
  id: text().primaryKey(),
  uses: count(),
  shared: flag(),
  hints: json<readonly string[]>(),
})

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
  expect(() => statement(sql`select ${true}`)).toThrow(/boolean/)
})

test('a conditional insert says what is a number, for databases that ask, and how values are kept', () => {
  const insert = insertInto(passkeysLike, { id: 'k', uses: 5, shared: true, hints: ['usb'] }, { where: sql`1 = ${1}` })
  const { parameters, sql: text } = statement(insert)
  expect(text.replace(/\s+/g, ' ').trim()).toBe(
    'insert into "seen" ("id", "uses", "shared", "hints") select ?, cast(? as bigint), cast(? as bigint), ? where 1 = ?',
  )
  expect(parameters).toEqual(['k', 5, 1, '["usb"]', 1])
})

test('a prepared insert keeps values as the definition says, and leaves out what the table has not', () => {
  const insert = prepare((p: { id: string; uses: number; shared: boolean; hints: readonly string[]; other: string }) =>
    insertInto(passkeysLike, p),
  )
  const given = { id: 'k', uses: 5, shared: false, hints: [], other: 'left out' }
  expect(insert(given).parameters).toEqual(['k', 5, 0, '[]'])
})

test('rows get the names of TypeScript', () => {
  expect(camelRows([{ id_hash: 'a', sealed_oprf_key: null, at: 1 }])).toEqual([
    { idHash: 'a', sealedOprfKey: null, at: 1 },
  ])
})
