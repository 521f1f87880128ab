import { accepts, optional, type OptionRule, type OptionRules } from '@laissez-passer/core/options'

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
  /**
   * The address of the server itself where the other one is a pooler's: by it the schema is brought up to
   * date, which may take longer than a pooler waits. Default: the same address.
   */
  readonly direct?: string
  /**
   * Whether all connections are made when it opens, before anybody waits for one: for a process that takes
   * another's place while people come. Default false.
   */
  readonly ahead?: boolean
}

/** An empty one is right where the environment says the rest, as node-postgres reads it. */
export const postgresAddress: OptionRule = {
  takes: (given) => typeof given === 'string',
  accepted: 'the address of a database, postgres://…',
}

export const postgresRules: OptionRules<PostgresOptions> = {
  ahead: optional(accepts.flag),
  connections: optional(accepts.whole(1, 'connections')),
  patienceMs: optional(accepts.over(0, 'milliseconds')),
  direct: optional(accepts.text('the address of the server itself, postgres://…')),
}
