import type { D1Binding } from './d1-executor.ts'
import { type Migration, migrationsTable, missing } from './migrations/index.ts'

/** Takes the steps that a D1 database lacks, each as one batch. @returns their ids. */
export async function migrate(binding: D1Binding, known?: readonly Migration[]): Promise<readonly string[]> {
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
