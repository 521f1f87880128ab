import { fileURLToPath } from 'node:url'
import { client, expected } from '../load.mjs'
import { startServer } from '../process.mjs'

const password = 'Kohv9-ja-kringel!'

/** Starts better-auth; somebody is signed in there. */
export async function startBetterAuth() {
  const server = await startServer(fileURLToPath(new URL('../servers/better-auth.mjs', import.meta.url)))
  const http = client(server.port)
  const json = (path, body, cookies) =>
    http.send(path, {
      body: JSON.stringify(body),
      cookies,
      headers: { 'content-type': 'application/json', origin: server.origin },
    })
  const cookies = new Map()
  const email = 'bench@example.org'
  expected(await json('/api/auth/sign-up/email', { email, password, name: 'Bench' }, cookies), 200)
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    server,
    close: http.close,
    getSession: async () => expected(await http.send('/api/auth/get-session', { headers: { cookie } }), 200),
    signIn: async () => expected(await json('/api/auth/sign-in/email', { email, password }), 200),
  }
}
