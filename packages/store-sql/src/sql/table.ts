import { type Columns, parsed, type Stored, type Values } from './column.ts'
import { emptyRow, withPrefix } from './names.ts'

/** An index. */
export interface Index<Name extends string = string> {
  readonly on: readonly Name[]
  readonly unique?: boolean
  /** Only rows for which this holds, in SQL. */
  readonly where?: string
}

/** What a table has besides the columns that its port shows. */
interface Rest<Shown extends Columns, Own extends Columns> {
  /** Columns that only the store knows. */
  readonly own?: Own
  /** Where the key is several columns. */
  readonly primaryKey?: readonly (keyof (Shown & Own) & string)[]
  /** Columns that no two rows have alike, taken together. */
  readonly unique?: readonly (keyof (Shown & Own) & string)[]
  readonly indexes?: readonly Index<keyof (Shown & Own) & string>[]
}

/**
 * A table, defined once: its statements, its row's types, what is selected of it and what comes out follow
 * from this.
 */
export interface Table<Name extends string = string, Shown extends Columns = Columns, Own extends Columns = Columns> {
  /** As TypeScript has it; SQL has it in snake_case. */
  readonly name: Name
  readonly shown: Shown
  readonly own: Own
  /** The column by which other tables refer to it. */
  readonly key: string
  readonly primaryKey: readonly string[]
  readonly unique: readonly string[]
  readonly indexes: readonly Index[]
  /** The columns that the port shows, to select. */
  readonly columns: readonly (keyof Shown & string)[]
  /**
   * The same for joins, in which names meet: `accounts.id as ownerId`.
   * @param only of these columns; default: of all that the port shows. Each one costs on the way of a
   * request.
   */
  as<Prefix extends string, Column extends keyof Shown & string = keyof Shown & string>(
    prefix: Prefix,
    only?: readonly Column[],
  ): Joined<Name, Prefix, Pick<Shown, Column>>
  /** The value that a row stands for; what else was selected is left out. */
  parse(row: Stored<Shown>): Values<Shown>
}

/** A table's columns within a join. */
export interface Joined<Name extends string, Prefix extends string, Shown extends Columns> {
  readonly columns: readonly Alias<Name, Prefix, keyof Shown & string>[]
  parse(row: Prefixed<Prefix, Stored<Shown>>): Values<Shown>
  /** Null where a left join found no row: where the first column is null, which a row's never is. */
  parseOrNull(row: Nullable<Prefixed<Prefix, Stored<Shown>>>): Values<Shown> | null
  /** Reads it from a list of values, of which its own begin at this place: `together.ts`. */
  readFrom(place: number): (values: readonly unknown[]) => Values<Shown>
}

type Alias<Name extends string, Prefix extends string, Column extends string> = Column extends string
  ? `${Name}.${Column} as ${Prefix}${Capitalize<Column>}`
  : never

type Prefixed<Prefix extends string, Row> = {
  readonly [Name in keyof Row & string as `${Prefix}${Capitalize<Name>}`]: Row[Name]
}

type Nullable<Row> = { readonly [Name in keyof Row]: Row[Name] | null }

/** A row of a table as SQL has it, with the store's own columns. */
export type RowOf<Of> = Of extends Table<string, infer Shown, infer Own> ? Stored<Shown> & Stored<Own> : never

/** The value that the port shows of a table's row. */
export type ValueOf<Of> = Of extends Table<string, infer Shown> ? Values<Shown> : never

/**
 * Defines a table.
 * @param name as TypeScript has it, e.g. `signIns`.
 * @param shown the columns that the port shows; of a port's type, each field is one.
 */
export function table<Name extends string, Shown extends Columns, Own extends Columns = Record<never, never>>(
  name: Name,
  shown: Shown,
  rest: Rest<Shown, Own> = {},
): Table<Name, Shown, Own> {
  const { own = {} as Own, indexes = [], primaryKey = [], unique = [] } = rest
  const names: readonly (keyof Shown & string)[] = Object.keys(shown)
  const key = Object.entries({ ...shown, ...own }).find(([, { rules }]) => rules.includes('primary key'))
  return {
    name,
    shown,
    own,
    primaryKey,
    unique,
    indexes,
    key: key?.[0] ?? '',
    columns: names,
    parse: parser(shown, (column) => column),
    as<Prefix extends string, Column extends keyof Shown & string = keyof Shown & string>(
      prefix: Prefix,
      only?: readonly Column[],
    ) {
      const some: readonly string[] = only ?? names
      const called = (column: string) => withPrefix(prefix, column)
      const picked = pick<Shown, Column>(shown, some)
      const parse = parser(picked, called)
      return {
        columns: some.map((column) => `${name}.${column} as ${called(column)}`) as Alias<Name, Prefix, Column>[],
        parse,
        parseOrNull: (row) => (Reflect.get(row, called(some[0] ?? '')) === null ? null : parse(row)),
        readFrom: (place) => listReader(picked, place),
      }
    },
  }
}

function pick<Shown extends Columns, Column extends keyof Shown>(
  shown: Shown,
  names: readonly string[],
): Pick<Shown, Column> {
  return Object.fromEntries(names.map((name) => [name, shown[name]])) as Pick<Shown, Column>
}

/** Where a row that is a list gets its type. */
function listReader<Shown extends Columns>(shown: Shown, from: number) {
  const columns = Object.entries(shown).map(([name, column], index) => ({ name, column, at: from + index }))
  const empty = emptyRow(Object.keys(shown))
  return (row: readonly unknown[]): Values<Shown> => {
    const values = { ...empty }
    for (const { name, column, at } of columns)
      values[name] = column.form === 'plain' ? row[at] : parsed(column, row[at])
    return values as Values<Shown>
  }
}

/** Where a row with names gets its type. */
function parser<Shown extends Columns>(shown: Shown, called: (column: string) => string) {
  const columns = Object.entries(shown).map(([name, column]) => ({ name, column, at: called(name) }))
  const empty = emptyRow(Object.keys(shown))
  return (row: Readonly<Record<string, unknown>>): Values<Shown> => {
    const values = { ...empty }
    for (const { name, column, at } of columns) {
      const stored = row[at]
      values[name] = column.form === 'plain' ? stored : parsed(column, stored)
    }
    return values as Values<Shown>
  }
}
