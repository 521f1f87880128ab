import type { Store } from '@laissez-passer/core/ports'
import { type D1Binding, d1Executor } from './d1-executor.ts'
import { migrations, migrationsTable } from './migrations/index.ts'
import { sqlStore, type StoreOptions } from './store.ts'

export type { D1Answer, D1Binding, D1Prepared } from './d1-executor.ts'
export type { OnQuery, QueryEvent } from './executor.ts'
export type { StoreOptions } from './store.ts'

/**
 * The identity provider's store on a Cloudflare D1 database. Reads go to the primary: nothing counted or revocable is read from a copy.
 * @param binding the database, e.g. `env.DB`. Its schema must be up to date: {@link migrateD1}.
 */
export function d1(binding: D1Binding, options: StoreOptions = {}): Store {
  return sqlStore(d1Executor(binding), options)
}

/**
 * Brings the schema of a D1 database up to date. Each step is one batch; callers may run at the same time.
 * @returns the ids of the steps that were missing.
 */
export async function migrateD1(binding: D1Binding): Promise<readonly string[]> {
  await binding.batch([binding.prepare(migrationsTable)])
  const done = await applied(binding)
  const missing = migrations.filter(({ id }) => !done.has(id))
  for (const { id, statements } of missing) {
    try {
      await binding.batch([
        binding.prepare('insert into migrations (id) values (?)').bind(id),
        ...statements.map((statement) => binding.prepare(statement)),
      ])
    } catch (error) {
      // Somebody else took this step at the same time; theirs is the same.
      if (!(await applied(binding)).has(id)) throw error
    }
  }
  return missing.map(({ id }) => id)
}

async function applied(binding: D1Binding): Promise<ReadonlySet<unknown>> {
  const { results } = await binding.prepare('select id from migrations').all()
  return new Set(results.map(({ id }) => id))
}
