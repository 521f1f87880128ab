import { type D1Binding, d1Error } from './d1-executor.ts'
import { isEmpty, type MigrateOptions, type Migration, migrationsTable, missing } from './migrations/index.ts'

/** What steps are taken. */
type Options = MigrateOptions & { readonly known?: readonly Migration[] | undefined }

/** Takes the steps that a D1 database lacks, each as one batch. @returns their ids. */
export async function migrate(binding: D1Binding, options: Options = {}): Promise<readonly string[]> {
  try {
    return await takeMissing(binding, options)
  } catch (error) {
    throw d1Error(error)
  }
}

async function takeMissing(binding: D1Binding, { known, mayBeNew = true }: Options): Promise<readonly string[]> {
  if (!mayBeNew && !(await hasSteps(binding))) throw isEmpty()
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

/** Whether a schema was ever made in it. Writes nothing. */
async function hasSteps(binding: D1Binding): Promise<boolean> {
  const { results } = await binding
    .prepare("select name from sqlite_master where type = 'table' and name = 'migrations'")
    .all()
  return results.length > 0 && (await applied(binding)).length > 0
}

async function applied(binding: D1Binding): Promise<readonly string[]> {
  const { results } = await binding.prepare('select id from migrations').all()
  return results.map(({ id }) => String(id))
}
