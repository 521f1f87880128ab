import {
  CamelCasePlugin,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Queued } from '@laissez-passer/core/ports'
import type { Tables } from '../schema.ts'
import type { SqlValue } from './column.ts'
import type { Sql } from './sql.ts'

/** One SQL statement with its parameters, for any executor. `Row` is what it returns. */
export interface Statement<Row = unknown> {
  /** With `?` for parameters. Stable for each operation, so that executors may keep it prepared. */
  readonly sql: string
  readonly parameters: readonly SqlValue[]
  /** What it queues, where it changes anything. */
  readonly queues?: Queued
  /**
   * Read by the same indexes whatever is asked for: PostgreSQL needn't plan it anew each time, which costs
   * more than to run it.
   */
  readonly plannedOnce?: boolean
  /**
   * What a row stands for, by its values in the order of the statement's columns. Absent: an object of them
   * by their names.
   */
  readonly reads?: (values: readonly unknown[]) => Row
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

/**
 * A statement as it is written: by the query builder, or as SQL itself, for what the builder has no word for.
 */
export type Written<Row> = { compile(): CompiledQuery<Row> } | Sql<Row>

/** Stands for a value that is given later, and says what is stored of it. */
export class Placeholder {
  readonly name: string
  readonly kept: (value: unknown) => unknown
  constructor(name: string, kept: (value: unknown) => unknown = (value) => value) {
    this.name = name
    this.kept = kept
  }
}

/**
 * Compiles a statement at its first use and afterwards only fills in values: the cost of a query builder is
 * paid once.
 * @param build gets a placeholder for each parameter, typed as the parameter's value.
 * @param reads what a row stands for: {@link Statement.reads}
 */
export function prepare<Parameters extends object, Row = unknown, Value = Row>(
  build: (parameters: Parameters) => Written<Row>,
  reads?: (values: readonly unknown[]) => Value,
): (values: Parameters) => Statement<Value> {
  let known: ReturnType<Written<Row>['compile']> | undefined
  const placeholders = new Proxy<Parameters>(Object.create(null), { get: (_, name) => new Placeholder(String(name)) })
  return (values) => {
    known ??= build(placeholders).compile()
    const parameters = known.parameters.map((parameter) =>
      toValue(parameter instanceof Placeholder ? parameter.kept(Reflect.get(values, parameter.name)) : parameter),
    )
    return reads === undefined ? { sql: known.sql, parameters } : { sql: known.sql, parameters, reads }
  }
}

/** Compiles a statement whose text depends on its values (lists). */
export function statement<Row>(query: Written<Row>): Statement<Row> {
  const { sql: text, parameters } = query.compile()
  return { sql: text, parameters: parameters.map(toValue) }
}

function toValue(value: unknown): SqlValue {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new TypeError(`A parameter is ${typeof value}; SQL is given text, numbers and null`)
}

/** The statement, with what it queues for a worker. */
export function queueing(queued: Queued, of: Statement): Statement {
  return { ...of, queues: queued }
}

/** A nonce for a claim. */
export function nonce(): string {
  return crypto.randomUUID()
}
