import { once } from 'node:events'
import { readSettings } from './settings.ts'

const read = readSettings(process.env)
if (!read.ok) {
  console.error(`Demoland can’t start: ${read.line}`)
  process.exit(1)
}
// oidc-provider warns of every Node that is newer than itself.
console.warn = () => {}
const { demoCountry } = await import('./server.ts')
const given = read.settings
const { port } = given
const server = opened()
// Started with others, it waits until all of them can start (as `packages/server` does).
const together = process.env.START_TOGETHER === '1' && process.send !== undefined
if (together) {
  process.send?.('can-start')
  await once(process, 'message')
}

/** The server; a key that can't be kept ends the start in one line. */
function opened(): ReturnType<typeof demoCountry> {
  try {
    return demoCountry(given)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    console.error(`Demoland can’t start: its key can’t be written in ${given.dataDir}: ${error.message}.`)
    process.exit(1)
  }
}
server.once('error', (error) => {
  const why = 'code' in error && error.code === 'EADDRINUSE' ? 'something else listens there' : error.message
  console.error(`DEMO_COUNTRY_PORT=${port} can’t be used: ${why}. Accepted: a free port from 1 to 65535.`)
  process.exit(1)
})
// Nobody but this machine reaches it.
server.listen({ port, host: '127.0.0.1' }, () => {
  if (together && process.connected) process.send?.('started', () => void (process.connected && process.disconnect?.()))
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    server.close()
    server.closeAllConnections()
  })
