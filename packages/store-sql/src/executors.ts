export { camelRows, type Executor, type Outcome } from './executor.ts'
export type { SqlValue } from './sql/column.ts'
export type { Statement } from './sql/statements.ts'
export { sqliteExecutor } from './sqlite-executor.ts'
