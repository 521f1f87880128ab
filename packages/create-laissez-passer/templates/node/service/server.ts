import { mkdirSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { sqliteSessions } from '@laissez-passer/relying-party/sqlite'
import { settings } from '../settings.ts'
import { createApp } from './app.ts'

const { clientSecret, data, providerOrigin, serviceOrigin: origin } = settings
mkdirSync(data, { recursive: true })
const sessions = sqliteSessions(`${data}/service.db`)
const app = createApp({ server: `${providerOrigin}/cas`, origin, clientSecret, sessions })

const port = Number(new URL(origin).port || process.env.PORT || 4101)
// Longer than the proxy keeps idle connections: whoever closes first may do so while a form is on its way.
const serverOptions = { keepAliveTimeout: 130_000 }
const server = serve({ fetch: app.fetch, port, serverOptions })
console.log(`The service is at ${origin}`)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close())
