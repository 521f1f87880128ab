import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { tables } from '../src/schema.ts'
import type { Column } from '../src/sql/column.ts'
import { createStatements } from '../src/sql/ddl.ts'
import { snake } from '../src/sql/names.ts'
import { migrate } from '../src/sqlite-migrate.ts'

function empty(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  return database
}

const inOneLine = (sql: unknown) => String(sql).replaceAll(/\s+/g, ' ')

/** Of a table, all that SQLite knows of it but the order of its columns: what is added later comes last. */
function described(database: DatabaseSync, table: string) {
  const ask = (sql: string) => database.prepare(sql).all(table)
  const [definition] = ask("select sql from sqlite_schema where type = 'table' and name = ?")
  return {
    columns: ask('select name, type, "notnull", dflt_value, pk from pragma_table_xinfo(?) order by name'),
    references: ask('select "table", "from", "to", on_delete from pragma_foreign_key_list(?) order by "from"'),
    checks: inOneLine(definition?.sql)
      .match(/check \(.*?\)\)/g)
      ?.toSorted(),
    indexes: ask(`select list.name, list."unique", list.partial, info.name as column, info.seqno, made.sql
      from pragma_index_list(?) list join pragma_index_xinfo(list.name) info on info.key = 1
      join sqlite_schema made on made.name = list.name where list.origin = 'c' order by list.name, info.seqno`).map(
      ({ sql, ...index }) => ({ ...index, sql: inOneLine(sql) }),
    ),
    keys: ask(`select group_concat(info.name) as columns from pragma_index_list(?) list
      join pragma_index_xinfo(list.name) info on info.key = 1 where list.origin <> 'c' group by list.name order by columns`),
  }
}

test('whatever goes with another row is found by an index', () => {
  const slow = tables.flatMap(({ indexes, name, own, primaryKey, shown, unique }) => {
    const first = [primaryKey[0], unique[0], ...indexes.filter(({ where }) => !where).map(({ on }) => on[0])]
    const owned = Object.entries<Column>({ ...shown, ...own }).filter(([column, { rules }]) => {
      const isKey = rules.includes('unique') || rules.includes('primary key') || first.includes(column)
      return !isKey && rules.some((rule) => rule.startsWith('references'))
    })
    return owned.map(([column]) => `${name}.${column}`)
  })
  expect(slow).toEqual([])
})

test('a fresh database has what the definitions say, and nothing else', () => {
  const migrated = empty()
  migrate(migrated)
  const defined = empty()
  for (const table of tables) for (const statement of createStatements(table)) defined.exec(statement)
  for (const { name } of tables) expect(described(migrated, snake(name))).toEqual(described(defined, snake(name)))
  const names = migrated.prepare("select name from sqlite_schema where type = 'table'").all()
  expect(names.map(({ name }) => name).toSorted()).toEqual(
    [...tables.map(({ name }) => snake(name)), 'migrations'].toSorted(),
  )
})
