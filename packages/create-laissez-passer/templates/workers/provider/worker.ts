import { waitUntil } from 'cloudflare:workers'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { outboxTopic } from '@laissez-passer/delivery/outbox'
import { createProvider } from '@laissez-passer/hono/provider'
import { type ChannelNamespace, workers } from '@laissez-passer/runtime/workers'
import { notNow, onceAnIsolate, toTheEnd } from '@laissez-passer/server/workers'
import { type D1Binding, d1, migrateD1 } from '@laissez-passer/store-sql/d1'
import { registration } from '../service/registration.ts'
import { type EmailBinding, email } from './email.ts'
import { look, methods } from './parts.ts'

/** By which isolates wake one another's waiting pages: wrangler looks for it here. */
export { Channel } from '@laissez-passer/runtime/workers'

/** What `wrangler.jsonc` binds. */
interface Env {
  readonly DB: D1Binding
  readonly CHANNELS: ChannelNamespace
  /** Sends mail. Without one mail goes to /dev/mailbox, on your own machine alone. */
  readonly EMAIL?: EmailBinding
  readonly MAIL_FROM: string
  readonly PROVIDER_ORIGIN: string
  readonly SERVICE_ORIGIN: string
  readonly SECRET_KEY: string
  readonly CLIENT_SECRET: string
}

/** One an isolate, made at its first request. */
const provider = onceAnIsolate(async (env: Env) => {
  await migrateD1(env.DB)
  const store = d1(env.DB)
  return createProvider({
    origin: env.PROVIDER_ORIGIN,
    store,
    runtime: workers({
      secretKey: env.SECRET_KEY,
      channels: { namespace: env.CHANNELS, keep: waitUntil, ofOneProcess: [outboxTopic] },
    }),
    mail: env.EMAIL ? email(env.EMAIL, env.MAIL_FROM) : mailbox(store.mailbox),
    mailbox: env.EMAIL === undefined,
    methods,
    services: [registration(env.SERVICE_ORIGIN, env.CLIENT_SECRET)],
    pages: look,
    peer: (request) => request.headers.get('CF-Connecting-IP'),
    country: (request) => request.headers.get('CF-IPCountry'),
  })
})

export default {
  fetch: toTheEnd(async (request, env: Env) => {
    const idp = await provider(env).catch((error: unknown) => console.error(error))
    if (!idp) return notNow(request)
    const response = await idp.fetch(request, env)
    // What the request queued is delivered once the answer is out; the cron trigger finds what was left.
    if (request.method === 'POST') waitUntil(idp.runOnce())
    return response
  }),
  async scheduled(_: unknown, env: Env): Promise<void> {
    await (await provider(env)).runOnce()
  },
}
