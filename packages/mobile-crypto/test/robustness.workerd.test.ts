import { env, reset } from 'cloudflare:test'
import { d1, migrateD1 } from '../../store-sql/src/d1.ts'
import { robustness } from './suites/robustness.ts'

robustness(async () => {
  await reset()
  await migrateD1(env.DB)
  return d1(env.DB)
})
