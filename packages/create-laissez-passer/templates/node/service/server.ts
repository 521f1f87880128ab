import { mkdirSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { sqliteSessions } from '@laissez-passer/relying-party/sqlite'
import { settings } from '../settings.ts'
import { createApp } from './app.ts'

const { clientSecret, data, providerOrigin, serviceOrigin: origin } = settings
mkdirSync(data, { recursive: true })
const sessions = sqliteSessions(`${data}/service.db`)
const app = createApp({ server: `${providerOrigin}/cas`, origin, clientSecret, sessions })

const server = serve({ fetch: app.fetch, port: Number(new URL(origin).port || process.env.PORT || 4101) })
console.log(`The service is at ${origin}`)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close())
