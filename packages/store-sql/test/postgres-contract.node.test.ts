import { postgresContract } from './support/postgres-contract.ts'
import { freshSchema } from './support/schema.ts'

const url = await freshSchema()
await postgresContract('PostgreSQL', { url, direct: url })
