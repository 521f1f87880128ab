// Every day `pgbouncer.node.test.ts` holds what differs behind a pooler, and `postgres-contract.node.test.ts`
// the contract without one.
import { describe, inject } from 'vitest'
import { postgresContract } from './support/postgres-contract.ts'
import { freshDatabase, inPlaceOf } from './support/schema.ts'

const pooler = inject('pgbouncer')

describe.skipIf(pooler === null)('behind a pooler', async () => {
  if (pooler === null) return
  const direct = await freshDatabase()
  await postgresContract('PostgreSQL behind PgBouncer', { url: inPlaceOf(direct, pooler), direct })
})
