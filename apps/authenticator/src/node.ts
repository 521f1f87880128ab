import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { drain } from '@laissez-passer/server/node/drain'
import { limitConnections, requestLimits } from '@laissez-passer/server/node/limits'
import { needsNode } from '@laissez-passer/server/node/needs-node'
import { cantListen } from '@laissez-passer/server/node/port-in-use'
import { startTogether } from '@laissez-passer/server/node/start-together'
import { createApplication } from './server/application.ts'
import { brandedApp, manifestPath } from './server/branded.ts'
import { builtIn } from './server/built-in.ts'
import { nearNames, readSettings } from './server/settings.ts'

needsNode('The authenticator')
const result = readSettings(process.env)
if (!result.ok) {
  console.error(result.message)
  process.exit(1)
}
const { settings } = result
if (settings.saysStart)
  for (const message of nearNames(process.env))
    console.log(JSON.stringify({ time: new Date().toISOString(), level: 'warn', event: 'setting-unknown', message }))
const web = fileURLToPath(new URL('./web', import.meta.url))
const worn = brandedApp(builtIn(web), {
  folder: settings.brandFolder,
  manifest: () => readFileSync(join(web, manifestPath), 'utf8'),
})
if (!worn.ok) {
  console.error(worn.line)
  process.exit(1)
}
const app = createApplication(settings, worn.app)

const listens = await startTogether()
const { hostname, port } = settings
const listener = getRequestListener(app.fetch)
const drained = drain((incoming, outgoing) => void listener(incoming, outgoing), { seconds: settings.drainSeconds })
const server = createServer(requestLimits(), drained.listener)
limitConnections(server, { trustedProxies: [] })
server.on('error', (error) => {
  console.error(cantListen('AUTHENTICATOR_PORT', { ...settings, error }))
  process.exit(1)
})
server.listen({ port, ...(hostname === undefined ? {} : { host: hostname }) }, () => {
  listens()
  if (!settings.saysStart) return
  console.log(
    JSON.stringify({
      time: new Date().toISOString(),
      level: 'info',
      event: 'started',
      origin: settings.origin,
      issuer: settings.issuer,
    }),
  )
})

/** Ctrl-C, or whoever asks again, doesn't wait. */
function stop(signal: NodeJS.Signals): void {
  void drained.stop(server, { atOnce: signal === 'SIGINT' }).then(() => process.exit(0))
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
