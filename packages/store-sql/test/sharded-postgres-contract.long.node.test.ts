// Every day `sharded-contract.node.test.ts` holds the contract on four SQLite databases, and
// `postgres-contract.node.test.ts` on one of PostgreSQL.
import { afterAll } from 'vitest'
import { storeContract } from '../src/contract.ts'
import { postgres, type PostgresStore } from '../src/postgres.ts'
import { sharded } from '../src/sharded.ts'
import { emptied, key } from './support/four-databases.ts'
import { freshDatabase } from './support/schema.ts'

const stores: PostgresStore[] = []
// Fifty at once wait for four connections: how long isn't what is held here.
const options = { connections: 4, patienceMs: 20_000 }
for (const _ of [1, 2, 3, 4]) stores.push(await postgres(await freshDatabase(), options))
afterAll(() => Promise.all(stores.map((store) => store.close())))

storeContract('Four databases of PostgreSQL', async () => sharded(await Promise.all(stores.map(emptied)), { key }))
