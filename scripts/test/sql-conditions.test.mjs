import { expect, test } from 'vitest'
import { sqlConditions, weakened } from '../mutation/sql-conditions.mjs'

/** The weaker forms of a piece of SQL, with `$0`, `$1` … for what stands in it. */
const formsOf = ({ raw }) =>
  weakened([...raw]).map(({ texts, values }) =>
    texts.reduce((before, text, index) => `${before}$${values[index - 1]}${text}`).replaceAll(/\s+/g, ' '),
  )

test('each condition goes by itself, with its values, and each comparison is moved by one', () => {
  expect(formsOf`delete from links where account_id = ${0} and expires_at > ${1}
    and ${2} order by id`).toEqual([
    'delete from links where 1 = 1 and expires_at > $1 and $2 order by id',
    'delete from links where account_id = $0 and 1 = 1 and $2 order by id',
    'delete from links where account_id = $0 and expires_at >= $1 and $2 order by id',
    'delete from links where account_id = $0 and expires_at > $1 and 1 = 1 order by id',
  ])
})

test('what is joined by or goes the other way', () => {
  expect(formsOf`(status = 'active and well' or (status = ${0} and expires_at > ${1}))`).toEqual([
    '(1 = 0 or (status = $0 and expires_at > $1))',
    "(status = 'active and well' or 1 = 0)",
    "(status = 'active and well' or (1 = 1 and expires_at > $1))",
    "(status = 'active and well' or (status = $0 and 1 = 1))",
    "(status = 'active and well' or (status = $0 and expires_at >= $1))",
  ])
})

test('conditions of a case, a query within, and of a conflict are conditions', () => {
  expect(
    formsOf`update seen set n = case when n is distinct from ${0} then ${1} else 0 end where exists (select 1 from x where ${2})`,
  ).toEqual([
    'update seen set n = case when 1 = 1 then $1 else 0 end where exists (select 1 from x where $2)',
    'update seen set n = case when n is distinct from $0 then $1 else 0 end where 1 = 1',
    'update seen set n = case when n is distinct from $0 then $1 else 0 end where exists (select 1 from x where 1 = 1)',
  ])
  expect(formsOf`on conflict (key) do update set a = excluded.a where seen.a <= ${0}`).toEqual([
    'on conflict (key) do update set a = excluded.a where 1 = 1',
    'on conflict (key) do update set a = excluded.a where seen.a < $0',
  ])
})

test('what is none stays', () => {
  expect(formsOf`${0}`).toEqual([])
  expect(formsOf` and `).toEqual([])
  expect(formsOf`select coalesce(max(a), 0) from (${0}) where 1 = 1`).toEqual([])
  expect(formsOf`a <> b`).toEqual([])
})

test('of the query builder a condition goes with its call, or its comparison moves', () => {
  const object = { type: 'Identifier', name: 'query' }
  const callee = { type: 'MemberExpression', object, property: { type: 'Identifier', name: 'where' } }
  const words = ['expiresAt', '>'].map((value) => ({ type: 'StringLiteral', value }))
  const node = { type: 'CallExpression', callee, arguments: [...words, object] }
  const [gone, moved, ...more] = sqlConditions.mutate({ node })
  expect([gone, more]).toEqual([object, []])
  expect(moved.arguments.map(({ name, value }) => value ?? name)).toEqual(['expiresAt', '>=', 'query'])
  expect([...sqlConditions.mutate({ node: { ...node, arguments: [object] } })]).toEqual([object])
})
