import { accepts, checkArgument, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import { type D1Binding, d1Database, d1Executor } from './d1-executor.ts'
import { migrate } from './d1-migrate.ts'
import type { MigrateOptions } from './migrations/index.ts'
import { type SqlStore, sqlStore, type StoreOptions, storeRules } from './store.ts'

export type { D1Answer, D1Binding, D1Prepared } from './d1-executor.ts'
export type { MigrateOptions } from './migrations/index.ts'
export type { Around, OnQuery, QueryEvent } from './executor.ts'
export type { SqlStore, StoreOptions } from './store.ts'
export { d1Upkeep } from './d1-upkeep.ts'
export type {
  DatabaseHealth,
  RestoreOptions,
  SchemaState,
  SnapshotOptions,
  SnapshotPart,
  SnapshotRow,
  Upkeep,
} from './upkeep/upkeep.ts'

/**
 * A Worker may ask a thousand queries in a call, its outbox among them; what is left is swept at the next
 * tick.
 */
const slicesPerCall = 400

/** How a D1 database is watched, and shares a Worker's call with others. */
export interface D1Options extends StoreOptions {
  /** Among how many databases a call's sweeping is divided; default 1. */
  readonly sharesCall?: number
}

const rules: OptionRules<D1Options> = { ...storeRules, sharesCall: optional(accepts.whole(1, 'databases')) }

/**
 * The identity provider's store on a Cloudflare D1 database. Reads go to the primary: nothing counted or
 * revocable is read from a copy.
 * @param binding the database, e.g. `env.DB`, or another that speaks SQLite's SQL, as the README shows. Its
 * schema must be up to date: {@link migrateD1}.
 * @throws LaissezPasserError `invalid-settings` when there is no such binding, or an option is invalid.
 */
export function d1(binding: D1Binding, options: D1Options = {}): SqlStore {
  checkArgument('d1', binding, d1Database)
  checkOptions('d1', options, rules)
  const { sharesCall = 1 } = options
  return sqlStore(d1Executor(binding), { ...options, sweeping: { most: Math.ceil(slicesPerCall / sharesCall) } })
}

/**
 * Brings the schema of a D1 database up to date. Each step is one batch; callers may run at the same time.
 * @returns the ids of the steps that were missing.
 * @throws LaissezPasserError `store-schema` when the database was made by a newer version, or by one that was
 * never released; `store-unavailable` when it doesn't answer: some of the steps may have been taken.
 */
export async function migrateD1(binding: D1Binding, options: MigrateOptions = {}): Promise<readonly string[]> {
  checkArgument('migrateD1', binding, d1Database)
  checkOptions('migrateD1', options, { mayBeNew: optional(accepts.flag) })
  return migrate(binding, options)
}
