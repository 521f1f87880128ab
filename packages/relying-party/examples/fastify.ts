import { euLogin } from '@laissez-passer/relying-party'
import { toRequest } from '@laissez-passer/relying-party/node'
import { sqliteSessions } from '@laissez-passer/relying-party/sqlite'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'

const auth = euLogin({
  server: process.env['EU_LOGIN'] ?? 'http://localhost:4000/cas',
  origin: process.env['ORIGIN'] ?? 'http://localhost:3000',
  sessions: sqliteSessions(process.env['SESSIONS'] ?? 'sessions.sqlite'),
})

export const app = Fastify()
// Before bodies are parsed: EU Login's own clients send forms that don't say so.
app.addHook('onRequest', async (request, reply) => {
  if (!request.url.startsWith(`${auth.basePath}/`)) return
  const answer = await auth.handle(await toRequest(request.raw, auth))
  if (answer !== null) return reply.send(answer)
})

const signedIn =
  (level: 'BASIC' | 'MEDIUM') =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const judged = await auth.require(await toRequest(request.raw, auth), { level })
    if (!judged.ok) await reply.send(judged.response)
  }

app.get('/', async (request) => {
  const user = await auth.user(await toRequest(request.raw, auth))
  return user === null ? 'Nobody is signed in.' : `Hello ${user.firstName}.`
})
app.get('/me', { preHandler: signedIn('BASIC') }, async (request) => auth.user(await toRequest(request.raw, auth)))
app.get('/vault', { preHandler: signedIn('MEDIUM') }, async () => 'gold')

if (import.meta.main) await app.listen({ port: 3000 })
