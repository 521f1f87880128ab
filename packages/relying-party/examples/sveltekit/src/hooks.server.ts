import { euLogin } from '@laissez-passer/relying-party'
import { sqliteSessions } from '@laissez-passer/relying-party/sqlite'
import type { Handle } from '@sveltejs/kit'

export const auth = euLogin({
  server: process.env['EU_LOGIN'] ?? 'http://localhost:4000/cas',
  origin: process.env['ORIGIN'] ?? 'http://localhost:3000',
  sessions: sqliteSessions(process.env['SESSIONS'] ?? 'sessions.sqlite'),
})

/** What needs whom: the first that fits. */
const guarded = [
  { path: /^\/vault(\/|$)/, level: 'MEDIUM' },
  { path: /^\/me(\/|$)/, level: 'BASIC' },
] as const

export const handle: Handle = async ({ event, resolve }) => {
  const { request, url } = event
  const answer = await auth.handle(request)
  if (answer !== null) return answer
  // vite.config.js leaves this to us: EU Login posts to /auth from its own server, without an Origin.
  if (request.method !== 'GET' && request.headers.get('Origin') !== auth.origin)
    return new Response('From this site only.', { status: 403 })
  const guard = guarded.find(({ path }) => path.test(url.pathname))
  if (guard === undefined) return resolve(event)
  const judged = await auth.require(request, { level: guard.level })
  if (!judged.ok) return judged.response
  event.locals.user = judged.user
  return resolve(event)
}
