import { camelRows, type Executor, type SqlValue } from '@laissez-passer/store-sql/executors'

/** A row, its columns in the names of TypeScript. */
export type Row = Readonly<Record<string, unknown>>

type Parameters = readonly SqlValue[]

/** Runs statements, each with its parameters. */
export interface Run {
  readonly list: (sql: string, ...parameters: Parameters) => Promise<readonly Row[]>
  readonly find: (sql: string, ...parameters: Parameters) => Promise<Row | undefined>
  /** How many rows a statement changed; D1 counts those that went with them, too. */
  readonly changes: (sql: string, ...parameters: Parameters) => Promise<number>
  /** The same, with what is found afterwards: nobody else writes in between. */
  readonly changesThen: (
    change: readonly [sql: string, ...Parameters],
    ...finds: readonly (readonly [sql: string, ...Parameters])[]
  ) => Promise<readonly [changes: number, ...(Row | undefined)[]]>
}

/** Runs statements on a database. */
export function runOn(executor: Executor): Run {
  const list: Run['list'] = (sql, ...parameters) => executor.query<Row>({ sql, parameters })
  const changesThen: Run['changesThen'] = async (...statements) => {
    const [changed, ...found] = await executor.commit(statements.map(([sql, ...parameters]) => ({ sql, parameters })))
    return [changed?.changes ?? 0, ...found.map(({ rows }) => camelRows<Row>(rows)[0])]
  }
  return {
    list,
    find: async (...statement) => (await list(...statement))[0],
    changes: async (...statement) => (await changesThen(statement))[0],
    changesThen,
  }
}

/** What a column of text holds; empty where there is none. */
export const toText = (value: unknown): string => (typeof value === 'string' ? value : '')
