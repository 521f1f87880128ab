import { afterAll } from 'vitest'
import { storeContract } from '../../src/contract.ts'
import { postgresExecutor } from '../../src/postgres/executor.ts'
import { sqlStore } from '../../src/store.ts'
import { connected } from './schema.ts'

/**
 * The whole contract as two processes have it: whatever is asked goes to the other one in turn.
 *
 * @param name in the tests' names
 * @param urls `url`: what the processes are told; `direct`: the server itself
 */
export async function postgresContract(
  name: string,
  { url, direct }: { readonly url: string; readonly direct: string },
): Promise<void> {
  const [one, other] = [postgresExecutor(url, { direct }), postgresExecutor(url, { direct })]
  let turn = 0
  const next = () => (turn++ % 2 === 0 ? one : other)
  const store = sqlStore({
    query: (statement) => next().query(statement),
    commit: (statements) => next().commit(statements),
  })
  await one.migrate()
  afterAll(() => Promise.all([one.close(), other.close()]))

  const run = await connected(direct)
  const tables = await run(
    `select tablename from pg_tables where schemaname = current_schema() and tablename <> 'migrations'`,
  )
  const empty = tables.map(({ tablename }) => `delete from "${tablename}"`).join(';')

  // A schema for each test would take ten times as long as to empty this one.
  storeContract(name, async () => {
    await run(empty)
    return store
  })
}
