import type { SessionNamespace } from '@laissez-passer/relying-party/d1'
import type { Executor, Statement } from '@laissez-passer/store-sql/executors'
import { type D1Binding, d1Executor } from '@laissez-passer/store-sql/executors/d1'
import type { FileContents } from './files.ts'
import { d1Dialect } from './dialect.ts'
import { numberedSteps } from './schema.ts'
import { sqlStore } from './sql-store.ts'
import type { PortalStore } from './store.ts'
import { TooLarge } from './too-large.ts'

/**
 * The portal's store on a D1 database, brought up to date; isolates may do so at once.
 *
 * @param binding - `env.DB`
 * @param parts - `fileContents`: where what is in files lies: rows of D1 are too small for it.
 * `sessionObjects`: Durable Objects in which sessions are checked, without a query
 */
export async function d1Store(
  binding: D1Binding,
  parts: { readonly fileContents: FileContents; readonly sessionObjects?: SessionNamespace },
): Promise<PortalStore> {
  const executor = d1Executor(binding)
  await executor.migrate(numberedSteps(d1Dialect))
  return { ...sqlStore(withinRows(executor), d1Dialect, { ...parts, most: 100 }), close: async () => {} }
}

/**
 * In bytes: what D1 takes as a row, less what our shortest columns are.
 *
 * @see https://developers.cloudflare.com/d1/platform/limits/
 */
const largestRow = 1_990_000

/** Tells what no row of D1 can hold from a database that can't just now. */
function withinRows(executor: Executor): Executor {
  const checked = (statement: Statement): void => {
    const texts = statement.parameters.filter((one) => typeof one === 'string')
    // A character is three bytes at most: nothing is measured twice.
    if (texts.reduce((sum, one) => sum + one.length, 0) * 3 < largestRow) return
    const bytes = texts.reduce((sum, one) => sum + new TextEncoder().encode(one).length, 0)
    if (bytes > largestRow) throw new TooLarge()
  }
  return {
    query: (statement) => executor.query(statement),
    commit: async (statements, options) => {
      statements.forEach(checked)
      return executor.commit(statements, options)
    },
  }
}
