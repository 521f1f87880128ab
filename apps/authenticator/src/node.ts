import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { limitConnections, requestLimits } from '@laissez-passer/server/node/limits'
import { cantListen } from '@laissez-passer/server/node/port-in-use'
import { startTogether } from '@laissez-passer/server/node/start-together'
import { createApplication } from './server/application.ts'
import { builtIn } from './server/built-in.ts'
import { readSettings } from './server/settings.ts'

const result = readSettings(process.env)
if (!result.ok) {
  console.error(result.message)
  process.exit(1)
}
const { settings } = result
const app = createApplication(settings, builtIn(fileURLToPath(new URL('./web', import.meta.url))))

await startTogether()
const server = serve(
  {
    fetch: app.fetch,
    port: settings.port,
    serverOptions: requestLimits(),
    ...(settings.hostname === undefined ? {} : { hostname: settings.hostname }),
  },
  () => {
    console.log(
      JSON.stringify({
        time: new Date().toISOString(),
        level: 'info',
        event: 'started',
        origin: settings.origin,
        issuer: settings.issuer,
      }),
    )
  },
)
limitConnections(server, { trustedProxies: [] })
server.on('error', (error) => {
  console.error(cantListen('AUTHENTICATOR_PORT', { ...settings, error }))
  process.exit(1)
})

function stop(): void {
  server.close(() => process.exit(0))
  setTimeout(() => process.exit(0), 2000).unref()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
