import { afterAll } from 'vitest'
import { storeContract } from '../src/contract.ts'
import { sharded } from '../src/sharded.ts'
import { sqlite } from '../src/sqlite.ts'
import { emptied, key } from './support/four-databases.ts'

const stores = await Promise.all([1, 2, 3, 4].map(() => sqlite(':memory:')))
afterAll(() => stores.forEach((store) => store.close()))

storeContract('Four databases', async () => sharded(await Promise.all(stores.map(emptied)), { key }))
