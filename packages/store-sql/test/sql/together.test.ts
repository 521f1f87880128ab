import { expect, test } from 'vitest'
import { listOf, rowsOf } from '../../src/executor.ts'
import { flag, json, text } from '../../src/sql/column.ts'
import { table } from '../../src/sql/table.ts'
import { together } from '../../src/sql/together.ts'

const owners = table('owners', { id: text().primaryKey(), isOpen: flag(), name: text().orNull() })
const things = table('things', { id: text().primaryKey(), facts: json<{ a: number }>().orNull() })
const both = together({ thing: things.as('thing') }, { owner: owners.as('owner', ['id', 'isOpen']) })

test('tables that are read together give their columns in order, and a value each', () => {
  expect(both.columns).toEqual([
    'things.id as thingId',
    'things.facts as thingFacts',
    'owners.id as ownerId',
    'owners.isOpen as ownerIsOpen',
  ])
  const thing = { id: 't', facts: { a: 1 } }
  expect(both.read(['t', '{"a":1}', 'o', 1])).toEqual({ thing, owner: { id: 'o', isOpen: true } })
  expect(both.read(['t', null, 'o', 0])).toEqual({ thing: { id: 't', facts: null }, owner: { id: 'o', isOpen: false } })
})

test('where a left join found none there is none, and what is always there is read', () => {
  expect(both.read(['t', '{"a":1}', null, null])).toEqual({ thing: { id: 't', facts: { a: 1 } }, owner: null })
  expect(both.read([null, null, 'o', 1]).thing).toEqual({ id: null, facts: null })
})

test('a row that came with names is read as well, and one that is no list isn’t taken for one', () => {
  const named = { thing_id: 't', thing_facts: null, owner_id: 'o', owner_is_open: 1 }
  expect(rowsOf({ reads: both.read }, [named])).toEqual([both.read(['t', null, 'o', 1])])
  expect(rowsOf({}, [named])).toEqual([{ thingId: 't', thingFacts: null, ownerId: 'o', ownerIsOpen: 1 }])
  expect(() => listOf({ thingId: 't' })).toThrow(TypeError)
})
