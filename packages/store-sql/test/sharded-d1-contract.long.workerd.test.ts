// Every day `sharded-contract.node.test.ts` holds the contract on four SQLite databases, and
// `d1-contract.workerd.test.ts` on one of D1.
import { env, reset } from 'cloudflare:test'
import { vi } from 'vitest'
import { storeContract } from '../src/contract.ts'
import { d1, migrateD1 } from '../src/d1.ts'
import { sharded } from '../src/sharded.ts'
import { emptied, key } from './support/four-databases.ts'

// Fifty at once, over four databases that all wait for one processor, are no matter of seconds.
vi.setConfig({ testTimeout: 180_000 })

const bindings = [env.DB, env.DB_2, env.DB_3, env.DB_4]
let isMigrated = false

async function empty() {
  if (!isMigrated) {
    await reset()
    for (const binding of bindings) await migrateD1(binding)
    isMigrated = true
  }
  return Promise.all(bindings.map((binding) => emptied(d1(binding))))
}

storeContract('Four databases of D1', async () => sharded(await empty(), { key }))
