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

/**
 * node:http alone, which gives these answers again.
 *
 * @param given by name, what `send` of the load resolved to
 * @returns for each what asks for it
 */
export async function startBare(given) {
  const answers = Object.fromEntries(
    Object.entries(given).map(([name, { headers, status, text }]) => {
      // Node writes these itself.
      const { connection: _, date: __, 'keep-alive': ___, ...own } = headers
      return [`/${name}`, { status, headers: own, text }]
    }),
  )
  const server = await startServer(fileURLToPath(new URL('../servers/bare.mjs', import.meta.url)), {
    env: () => ({ ANSWERS: JSON.stringify(answers) }),
  })
  const http = client(server.port)
  const asked = Object.entries(given).map(([name, { status }]) => [
    name,
    async () => expected(await http.send(`/${name}`), status),
  ])
  return { server, close: http.close, ...Object.fromEntries(asked) }
}

/** argon2id alone; and `signIn`, as two requests that write before and after. */
export async function startArgon2() {
  const server = await startServer(fileURLToPath(new URL('../servers/argon2.mjs', import.meta.url)))
  const http = client(server.port)
  const posted = async (path, body) => expected(await http.send(path, { body }), 200)
  const verify = () => posted('/verify', 'Correct-Horse7battery')
  const signIn = async () => {
    await posted('/begin', '')
    await posted('/finish', 'Correct-Horse7battery')
  }
  return { server, close: http.close, verify, signIn }
}
