import type { Store } from '@laissez-passer/core/ports'
import { type D1Binding, d1Executor } from './d1-executor.ts'
import { sqlStore, type StoreOptions } from './store.ts'

export { migrateD1 } from './d1-migrate.ts'
export type { D1Answer, D1Binding, D1Prepared } from './d1-executor.ts'
export type { OnQuery, QueryEvent } from './executor.ts'
export type { StoreOptions } from './store.ts'

/**
 * The identity provider's store on a Cloudflare D1 database. Reads go to the primary: nothing counted or revocable is read from a copy.
 * @param binding the database, e.g. `env.DB`. Its schema must be up to date: `migrateD1`.
 */
export function d1(binding: D1Binding, options: StoreOptions = {}): Store {
  return sqlStore(d1Executor(binding), options)
}
