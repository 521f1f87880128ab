import { workers } from '../../../runtime/src/workers/index.ts'
import { d1, migrateD1 } from '../../../store-sql/src/d1.ts'
import { env, reset } from 'cloudflare:test'
import type { Platform } from './world.ts'

/** Workers with D1, emptied. */
export async function workerdPlatform(): Promise<Platform> {
  await reset()
  await migrateD1(env.DB)
  const counted = { query: 0, commit: 0 }
  const store = d1(env.DB, { onQuery: ({ kind }) => counted[kind]++ })
  return {
    store,
    runtime: workers({ secretKey: 'test-only-'.repeat(5) }),
    queries: () => ({ queries: counted.query, commits: counted.commit }),
  }
}
