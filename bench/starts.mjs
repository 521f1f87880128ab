import { entry } from './clients/ours.mjs'
import { plainEntry } from './clients/plain.mjs'
import { startServer } from './process.mjs'

/** From spawn to the first answer, and the memory then: EU Login alone beside Hono alone. */
export async function starts({ rounds, only }) {
  const found = { ms: { ours: [], peer: [] }, mb: { ours: [], peer: [] } }
  if (!'start, memory after it'.includes(only)) return []
  for (let round = 0; round < rounds; round++)
    for (const [side, script] of [
      ['ours', entry],
      ['peer', plainEntry],
    ]) {
      const env = (port) => ({ LOGIN_ORIGIN: `http://localhost:${port}` })
      const server = await startServer(script, { env })
      found.ms[side].push(server.bootMs)
      found.mb[side].push(server.memory())
      await server.stop()
    }
  return [
    { name: 'start, spawn to first answer, beside Hono alone', ...found.ms, unit: 'ms' },
    { name: 'memory after the start beside Hono alone', ...found.mb, unit: 'MB' },
  ]
}
