import {
  CamelCasePlugin,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import type { Tables } from './schema.ts'

/** What a database stores and is given. */
export type Value = string | number | null

/** One SQL statement with its parameters, for any executor. `Row` is what it returns. */
export interface Statement<Row = unknown> {
  /** With `?` for parameters. Stable for each operation, so that executors may keep it prepared. */
  readonly sql: string
  readonly parameters: readonly Value[]
  /** Never set; carries the type. */
  readonly row?: Row
}

/** Writes statements; runs none. */
export const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
})

interface Compilable<Row> {
  compile(): CompiledQuery<Row>
}

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * Compiles a statement at its first use and afterwards only fills in values: the cost of a query builder is paid once.
 * @param build gets a placeholder for each parameter, typed as the parameter's value.
 */
export function prepare<Parameters extends object, Row = unknown>(
  build: (parameters: Parameters) => Compilable<Row>,
): (values: Parameters) => Statement<Row> {
  let compiled: CompiledQuery<Row> | undefined
  const placeholders = new Proxy<Parameters>(Object.create(null), { get: (_, name) => new Placeholder(String(name)) })
  return (values) => {
    compiled ??= build(placeholders).compile()
    const given = new Map<string, unknown>(Object.entries(values))
    const parameters = compiled.parameters.map((parameter) =>
      toValue(parameter instanceof Placeholder ? given.get(parameter.name) : parameter),
    )
    return { sql: compiled.sql, parameters }
  }
}

/** Compiles a statement whose text depends on its values (lists). */
export function statement<Row>(query: Compilable<Row>): Statement<Row> {
  const { sql: text, parameters } = query.compile()
  return { sql: text, parameters: parameters.map(toValue) }
}

function toValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new TypeError(`A parameter is ${typeof value}; SQL is given text, numbers and null`)
}

/** Columns that hold whole numbers. PostgreSQL wants to be told in `INSERT … SELECT`. */
const wholeNumber =
  /(?:At|Until|Seconds|Digits|From)$|^(?:at|until|count|attempts|position|tries|seconds|triesIn(?:Row|Life)|knownBrowser|signCount|discoverable|backedUp|alone|alwaysTwoFactors)$/

/** The columns `names` of `values`, for `insertInto(…).values(…)`. */
export function columns<Row extends object, Name extends keyof Row>(
  values: Row,
  names: readonly Name[],
): Pick<Row, Name> {
  const picked: { -readonly [Key in Name]: Row[Key] } = Object.create(null)
  for (const name of names) picked[name] = values[name]
  return picked
}

/**
 * `INSERT … SELECT … WHERE condition`: one row, or none where the condition doesn't hold.
 * @param options `onConflict`: what follows, e.g. `sql\`on conflict do nothing\``.
 */
export function insertWhere<Table extends keyof Tables & string>(
  table: Table,
  values: Partial<Tables[Table]>,
  { where, onConflict = sql`` }: { readonly where: RawBuilder<unknown>; readonly onConflict?: RawBuilder<unknown> },
): Compilable<unknown> {
  const entries = Object.entries(values)
  const names = entries.map(([name]) => sql.ref(name))
  const selected = entries.map(([name, value]) =>
    wholeNumber.test(name) ? sql`cast(${value} as bigint)` : sql`${value}`,
  )
  const query = sql`insert into ${sql.table(table)} (${sql.join(names)}) select ${sql.join(selected)} where ${where} ${onConflict}`
  return { compile: () => query.compile(db) }
}

/** A raw statement, for what the builder has no word for. */
export function raw<Row = unknown>(query: RawBuilder<Row>): Compilable<Row> {
  return { compile: () => query.compile(db) }
}

/** A nonce for a claim. */
export function nonce(): string {
  return crypto.randomUUID()
}
