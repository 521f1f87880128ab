import { env } from 'cloudflare:test'
import { beforeAll } from 'vitest'
import { sessionsContract } from '../../src/sessions/contract.ts'
import { d1Sessions, sessionTables } from '../../src/sessions/d1.ts'

beforeAll(async () => {
  await env.DB.batch(sessionTables.map((statement) => env.DB.prepare(statement)))
})

sessionsContract('D1', async () => d1Sessions(env.DB), {
  clean: async () => {
    await env.DB.batch([
      env.DB.prepare('delete from relying_party_pending'),
      env.DB.prepare('delete from relying_party_sessions'),
    ])
  },
})
