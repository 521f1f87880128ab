import { afterAll } from 'vitest'
import { storeContract } from '../src/contract.ts'
import { sharded } from '../src/sharded.ts'
import { emptied, key } from './support/four-databases.ts'
import { migrated } from './support/migrated.ts'

const stores = await Promise.all([1, 2, 3, 4].map(() => migrated()))
afterAll(() => stores.forEach((store) => store.close()))

storeContract('Four databases', async () => sharded(await Promise.all(stores.map(emptied)), { key }))
