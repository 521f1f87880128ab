import { env, reset } from 'cloudflare:test'
import { d1, migrateD1 } from '../../../../store-sql/src/d1.ts'
import { messageTests } from './messages.suite.ts'

messageTests(async () => {
  await reset()
  await migrateD1(env.DB)
  return d1(env.DB)
})
