import type { D1Binding } from './d1-executor.ts'
import { type Migration, migrationsTable, missing } from './migrations/index.ts'

/**
 * Brings the schema of a D1 database up to date. Each step is one batch; callers may run at the same time.
 * @returns the ids of the steps that were missing.
 * @throws LaissezPasserError `store-schema` when the database was made by a newer version, or by one that was never released.
 */
export async function migrateD1(binding: D1Binding, known?: readonly Migration[]): Promise<readonly string[]> {
  await binding.batch([binding.prepare(migrationsTable)])
  const steps = missing(await applied(binding), known)
  for (const { id, statements } of steps) {
    try {
      await binding.batch([
        binding.prepare('insert into migrations (id) values (?)').bind(id),
        ...statements.map((statement) => binding.prepare(statement)),
      ])
    } catch (error) {
      // Somebody else took this step at the same time; theirs is the same.
      if (!(await applied(binding)).includes(id)) throw error
    }
  }
  return steps.map(({ id }) => id)
}

async function applied(binding: D1Binding): Promise<readonly string[]> {
  const { results } = await binding.prepare('select id from migrations').all()
  return results.map(({ id }) => String(id))
}
