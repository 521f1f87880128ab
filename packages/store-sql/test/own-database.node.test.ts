// A database of one's own that speaks SQLite's SQL has this package's store through `d1`, which takes
// whatever has `prepare` and `batch`: as the README's example says, held to the contract.
import { DatabaseSync } from 'node:sqlite'
import { storeContract } from '../src/contract.ts'
import { d1, type D1Answer, type D1Binding, migrateD1 } from '../src/d1.ts'
import type { SqlValue } from '../src/executors.ts'

/** One's own, as it may be: here Node's SQLite, as a server far away would be. */
function bound(database: DatabaseSync): D1Binding {
  const now = (sql: string, values: readonly SqlValue[]): D1Answer => {
    const statement = database.prepare(sql)
    const rows = statement.columns().length > 0
    const results = rows ? statement.all(...values) : []
    return { results, meta: { changes: rows ? results.length : Number(statement.run(...values).changes) } }
  }
  const prepared = (sql: string, values: readonly SqlValue[] = []) => ({
    bind: (...given: SqlValue[]) => prepared(sql, given),
    all: async () => now(sql, values),
    run: () => now(sql, values),
  })
  return {
    prepare: (sql) => prepared(sql),
    async batch(statements: ReturnType<typeof prepared>[]) {
      database.exec('begin immediate')
      try {
        const answers = statements.map((statement) => statement.run())
        database.exec('commit')
        return answers
      } catch (error) {
        database.exec('rollback')
        throw error
      }
    },
  }
}

/** Who writes one runs all of it; these have what differs: races, foreign keys, counts. */
const only = ['approvals', 'sessions', 'throttle'] as const

storeContract(
  'one’s own database',
  async () => {
    const binding = bound(new DatabaseSync(':memory:'))
    await migrateD1(binding)
    return d1(binding)
  },
  { only },
)
