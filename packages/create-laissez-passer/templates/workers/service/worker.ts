import { type D1Binding, d1Sessions, sessionTables } from '@laissez-passer/relying-party/d1'
import { onceAnIsolate, toTheEnd } from '@laissez-passer/server/workers'
import { createApp } from './app.ts'

/** What `wrangler.jsonc` binds. */
interface Env {
  readonly DB: D1Binding
  readonly PROVIDER_ORIGIN: string
  readonly SERVICE_ORIGIN: string
  readonly CLIENT_SECRET: string
}

/** One an isolate: its tables are made, where they are missing, before its first request. */
const service = onceAnIsolate(async (env: Env) => {
  for (const statement of sessionTables) await env.DB.prepare(statement).bind().all()
  return createApp({
    server: `${env.PROVIDER_ORIGIN}/cas`,
    origin: env.SERVICE_ORIGIN,
    clientSecret: env.CLIENT_SECRET,
    sessions: d1Sessions(env.DB),
  })
})

export default { fetch: toTheEnd(async (request, env: Env) => (await service(env)).fetch(request)) }
