import { type Column, type Columns, kept, type Values } from './column.ts'
import { Sql, sql } from './sql.ts'
import { Placeholder } from './statements.ts'
import type { Table } from './table.ts'

/** A row to insert: values as the port has them, or SQL that gives what is stored. */
type Given<Of extends Columns> = { readonly [Name in keyof Of]: Values<Of>[Name] | Sql<unknown> }

/**
 * `INSERT … SELECT … WHERE`: one row, or none where the condition doesn't hold. Says of each whole number
 * that it is one: PostgreSQL wants to be told.
 * @param row the port's columns, and those named in `own`; what else it has is left out.
 * @param options `instead`: SQL for some columns, in place of the row's values; `own`: which of the store's
 * own columns; `from`: a table whose rows are inserted, for rows made of SQL; `onConflict`: what follows,
 * e.g. `sql\`on conflict do nothing\``.
 */
export function insertInto<Shown extends Columns, Own extends Columns, Extra extends keyof Own & string = never>(
  table: Table<string, Shown, Own>,
  row: Given<Shown> & Pick<Given<Own>, NoInfer<Extra>>,
  options: {
    readonly instead?: { readonly [Name in keyof Shown & string]?: Sql<unknown> }
    readonly own?: readonly Extra[]
    readonly from?: string
    readonly where?: Sql<unknown>
    readonly onConflict?: Sql<unknown>
  } = {},
): Sql<unknown> {
  const { instead = {}, own = [], from, where = sql`1 = 1`, onConflict = sql`` } = options
  const columns: Columns = { ...table.shown, ...table.own }
  const names = [...table.columns, ...own]
  const selected = names.map((name) => storing(columns[name], Reflect.get(instead, name) ?? Reflect.get(row, name)))
  const source = from === undefined ? sql`` : sql`from ${sql.table(from)}`
  return sql`insert into ${sql.table(table.name)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(selected)} ${source} where ${where} ${onConflict}`
}

function storing(column: Column | undefined, value: unknown): unknown {
  if (!column) throw new TypeError('The table has no such column')
  const stored = value instanceof Sql ? value : stores(column, value)
  return column.type === 'bigint' ? sql`cast(${stored} as bigint)` : stored
}

function stores(column: Column, value: unknown): unknown {
  return value instanceof Placeholder
    ? new Placeholder(value.name, (given) => kept(column, given))
    : kept(column, value)
}
