import type { Column } from './column.ts'
import { snake } from './names.ts'
import type { Index, Table } from './table.ts'

/**
 * The statements that make a table with its indexes. The same for SQLite, D1 and PostgreSQL: `text` and
 * `bigint` mean the same to all of them.
 */
export function createStatements(table: Table): readonly string[] {
  const { indexes, own, primaryKey, shown, unique } = table
  const lines = [
    ...Object.entries({ ...shown, ...own }).map(([name, column]) => columnLine(name, column)),
    ...(primaryKey.length > 0 ? [`primary key (${names(primaryKey)})`] : []),
    ...(unique.length > 0 ? [`unique (${names(unique)})`] : []),
  ]
  return [
    `create table ${snake(table.name)} (\n  ${lines.join(',\n  ')}\n)`,
    ...indexes.map((index) => createIndex(snake(table.name), index)),
  ]
}

function columnLine(name: string, { allowed, nullable, rules, type }: Column): string {
  const values = allowed?.map((value) => `'${value}'`).join(', ')
  const check = values ? [`check (${names([name])} in (${values}))`] : []
  return [names([name]), type, ...(nullable ? [] : ['not null']), ...rules, ...check].join(' ')
}

function createIndex(table: string, { on, unique = false, where }: Index): string {
  const name = `${table}_${on.map(snake).join('_')}${unique ? '_unique' : ''}`
  const rows = where ? ` where ${where}` : ''
  return `create ${unique ? 'unique ' : ''}index ${name} on ${table} (${names(on)})${rows}`
}

/** `to` is a word of SQL's own. */
function names(columns: readonly string[]): string {
  return columns.map((column) => (column === 'to' ? '"to"' : snake(column))).join(', ')
}
