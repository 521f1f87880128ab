import { accepts, checkArgument, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import {
  type MigrateOptions,
  type PostgresExecutor,
  type PostgresOptions,
  postgresExecutor,
} from './postgres/executor.ts'
import { onceReady } from './executor.ts'
import { postgresAddress, postgresRules } from './postgres/options.ts'
import { type SqlStore, sqlStore, type StoreOptions, storeRules } from './store.ts'

export type { Around, OnQuery, QueryEvent } from './executor.ts'
export type { MigrateOptions, PostgresOptions } from './postgres/executor.ts'
export { whyUnavailable } from './postgres/errors.ts'
export type { SqlStore, StoreOptions } from './store.ts'
export { postgresUpkeep } from './postgres/upkeep.ts'
export type {
  DatabaseHealth,
  RestoreOptions,
  SchemaState,
  SnapshotOptions,
  SnapshotPart,
  SnapshotRow,
  Upkeep,
} from './upkeep/upkeep.ts'

/** A store on PostgreSQL. */
export interface PostgresStore extends SqlStore {
  /**
   * Closes the connections, once what is under way has ended; harmless when they are closed. What is asked
   * for afterwards is refused with `store-unavailable`.
   */
  close(): Promise<void>
}

const rules: OptionRules<StoreOptions & PostgresOptions & MigrateOptions> = {
  ...storeRules,
  ...postgresRules,
  mayBeNew: optional(accepts.flag),
}

/**
 * Opens the identity provider's store on PostgreSQL (15 or later) and brings its schema up to date; several
 * processes may do so at once. Each operation is one serialisable transaction, durable when it resolves as
 * far as the server's `synchronous_commit` says.
 *
 * @param url `postgres://user:password@host/database`, with `?sslmode=verify-full` and whatever else
 * node-postgres knows.
 * @throws LaissezPasserError `store-unavailable` when the server can't be reached or refuses; `store-schema`
 * when a newer version took away what this one needs, or the database was made by one that was never
 * released; `invalid-settings` where there is no address, or an option is invalid.
 */
export async function postgres(
  url: string,
  options: StoreOptions & PostgresOptions & MigrateOptions = {},
): Promise<PostgresStore> {
  checkArgument('postgres', url, postgresAddress)
  checkOptions('postgres', options, rules)
  const executor = executorOf(url, options)
  try {
    await executor.migrate(undefined, options)
  } catch (error) {
    await executor.close()
    throw error
  }
  return { ...sqlStore(executor, options), close: executor.close }
}

/** What of a store's options is its executor's. */
function executorOf(url: string, { ahead, connections, direct, patienceMs }: PostgresOptions): PostgresExecutor {
  return postgresExecutor(url, {
    ...(ahead === undefined ? {} : { ahead }),
    ...(connections === undefined ? {} : { connections }),
    ...(direct === undefined ? {} : { direct }),
    ...(patienceMs === undefined ? {} : { patienceMs }),
  })
}

/** After a server wasn't reached it isn't asked again for so long, in milliseconds: people wait meanwhile. */
const restMs = 1000

/**
 * The same where the server may be away now: it is reached, and the schema brought up to date, before the
 * first statement. Until then each is refused with what `postgres` throws.
 *
 * @param url as for {@link postgres}
 * @param options as for {@link postgres}
 * @experimental
 */
export function postgresLater(
  url: string,
  options: StoreOptions & PostgresOptions & MigrateOptions = {},
): PostgresStore {
  checkArgument('postgresLater', url, postgresAddress)
  checkOptions('postgresLater', options, rules)
  const executor = executorOf(url, options)
  let ready: Promise<void> | null = null
  const reach = (): Promise<void> =>
    (ready ??= executor.migrate(undefined, options).catch((error: unknown) => {
      setTimeout(() => (ready = null), restMs).unref()
      throw error
    }))
  return { ...sqlStore(onceReady(executor, reach), options), close: executor.close }
}
