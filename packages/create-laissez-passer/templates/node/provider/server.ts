import { mkdirSync } from 'node:fs'
import { type HttpBindings, serve } from '@hono/node-server'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { smtp } from '@laissez-passer/delivery/smtp'
import { createProvider } from '@laissez-passer/hono/provider'
import { node } from '@laissez-passer/runtime/node'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { registration } from '../service/registration.ts'
import { secret, settings } from '../settings.ts'
import { look, methods } from './parts.ts'

const { clientSecret, data, mailFrom, providerOrigin: origin, serviceOrigin, smtpUrl } = settings
mkdirSync(data, { recursive: true })
const store = await sqlite(`${data}/provider.db`)

const idp = await createProvider({
  origin,
  store,
  // Seals what the database holds, which opens to nobody without it: keep it elsewhere too.
  runtime: node({ secretKey: secret('SECRET_KEY') }),
  mail:
    smtpUrl === undefined ? mailbox(store.mailbox) : smtp(smtpUrl, mailFrom === undefined ? {} : { from: mailFrom }),
  mailbox: smtpUrl === undefined,
  methods,
  services: [registration(serviceOrigin, clientSecret)],
  pages: look,
  trustedProxies: settings.trustedProxies,
  serviceNetworks: settings.serviceNetworks,
  peer: (_, env) => (env as HttpBindings).incoming.socket.remoteAddress ?? null,
})

const port = Number(new URL(origin).port || process.env.PORT || 4100)
// Longer than the proxy keeps idle connections: whoever closes first may do so while a form is on its way.
const serverOptions = { keepAliveTimeout: 130_000 }
const server = serve({ fetch: idp.fetch, port, serverOptions })
const ending = new AbortController()
// Delivers what waits, sweeps what expired.
const background = idp.runBackground({ signal: ending.signal })
console.log(`The provider is at ${origin}/cas${smtpUrl === undefined ? `, its mail at ${origin}/dev/mailbox` : ''}`)

async function end(): Promise<void> {
  ending.abort()
  idp.close()
  server.close()
  await background
  store.close()
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end())
