import { env, reset } from 'cloudflare:test'
import { storeContract } from '../src/contract.ts'
import { d1, migrateD1 } from '../src/d1.ts'

storeContract('D1', async () => {
  await reset()
  await migrateD1(env.DB)
  return d1(env.DB)
})
