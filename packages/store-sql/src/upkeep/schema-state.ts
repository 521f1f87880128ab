import { migrations, missing } from '../migrations/index.ts'
import type { SchemaState } from './upkeep.ts'

/**
 * How far a schema is that had these steps.
 *
 * @throws LaissezPasserError `store-schema` as {@link missing} does
 */
export function schemaState(done: readonly string[]): SchemaState {
  const known = new Set(migrations.map(({ id }) => id))
  return { done, missing: missing(done).map(({ id }) => id), newer: done.filter((id) => !known.has(id)) }
}
