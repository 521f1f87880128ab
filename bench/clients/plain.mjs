import { fileURLToPath } from 'node:url'
import { client, expected } from '../load.mjs'
import { startServer } from '../process.mjs'

export const plainEntry = fileURLToPath(new URL('../servers/plain.mjs', import.meta.url))

/** Hono alone. */
export async function startPlain() {
  const server = await startServer(plainEntry)
  const http = client(server.port)
  return { server, close: http.close, answer: async () => expected(await http.send('/healthz'), 200) }
}

/** argon2id alone. */
export async function startArgon2() {
  const server = await startServer(fileURLToPath(new URL('../servers/argon2.mjs', import.meta.url)))
  const http = client(server.port)
  const verify = async () => expected(await http.send('/verify', { body: 'Correct-Horse7battery' }), 200)
  return { server, close: http.close, verify }
}
