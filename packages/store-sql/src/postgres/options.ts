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

/** How a schema is brought up to date. */
export interface MigrateOptions {
  /**
   * False: a database that has no schema yet is refused with `store-schema`, as the address must be wrong.
   * Default true.
   */
  readonly mayBeNew?: boolean
}
