import { afterAll } from 'vitest'
import { storeContract } from '../src/contract.ts'
import { postgresExecutor } from '../src/postgres/executor.ts'
import { sqlStore } from '../src/store.ts'
import { connected, freshSchema } from './support/schema.ts'

const url = await freshSchema()
// As two processes have it: whatever is asked goes to the other one in turn.
const [one, other] = [postgresExecutor(url), postgresExecutor(url)]
let turn = 0
const next = () => (turn++ % 2 === 0 ? one : other)
const store = sqlStore({
  query: (statement) => next().query(statement),
  commit: (statements) => next().commit(statements),
})
await one.migrate()
afterAll(() => Promise.all([one.close(), other.close()]))

const run = await connected(url)
const tables = await run(
  `select tablename from pg_tables where schemaname = current_schema() and tablename <> 'migrations'`,
)
const empty = tables.map(({ tablename }) => `delete from "${tablename}"`).join(';')

// A schema for each test would take ten times as long as to empty this one.
storeContract('PostgreSQL', async () => {
  await run(empty)
  return store
})
