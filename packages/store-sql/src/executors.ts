export { camelRows, type Executor, type Outcome } from './executor.ts'
export type { Migration } from './migrations/index.ts'
export type { SqlValue } from './sql/column.ts'
export type { Statement } from './sql/statements.ts'
