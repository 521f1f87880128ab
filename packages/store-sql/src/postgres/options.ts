export type { MigrateOptions } from '../migrations/index.ts'

/** How a database is used. */
export interface PostgresOptions {
  /** Connections at most; more callers wait. Default 10. */
  readonly connections?: number
  /**
   * How long a call may take before the database counts as gone, in milliseconds: waiting for a connection,
   * and all tries. Default 1500.
   */
  readonly patienceMs?: number
}
