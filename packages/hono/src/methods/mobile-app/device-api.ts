import { whatFailed } from '@laissez-passer/server/log'
import { newNonce, serviceDocument, watchRequests } from '@laissez-passer/core/internal/authenticator/server'
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { stream } from 'hono/streaming'
import type { Room, RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { callOf, refused } from './device-answers.ts'
import { deviceApiOperations } from './device-operations.ts'

/**
 * What the app on the phone talks to: the table that core exports, behind CORS for the app's origin alone,
 * without credentials (the app proves itself by its keys). Every answer carries a nonce for the next call,
 * refusals too.
 *
 * @see docs: the authenticator protocol, "Endpoints"
 */
export const deviceApiRoom: Room = {
  routes: deviceApiRoutes,
  for: 'anyone',
  speaksToPrograms: ({ at, serviceDocument }) => [at('/api'), serviceDocument],
}

function deviceApiRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const app = parts.context.settings.authenticatorOrigin
  const { deviceApi, serviceDocument: document } = parts.addresses
  const routes = new Hono<ProviderEnv>()
  const shared = cors({
    origin: (origin) => (origin === app ? origin : null),
    allowHeaders: ['Authorization', 'Content-Type'],
    exposeHeaders: ['LP-Nonce'],
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    maxAge: 600,
  })
  for (const path of [document, deviceApi, `${deviceApi}/*`]) {
    routes.use(path, shared, async (c, next) => {
      await next()
      c.header('LP-Nonce', await newNonce(c.get('context')))
      // Another origin reads these answers, by CORS.
      c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    })
  }

  routes.get(document, async (c) =>
    c.json(await serviceDocument(c.get('context'), { pushKey: parts.pushKey }), 200, { 'Cache-Control': 'no-cache' }),
  )
  routes.get(`${deviceApi}/requests/stream`, (c) => watch(c, parts))
  for (const { handle, method, path } of deviceApiOperations)
    routes.on(method, parts.addresses.api + path, (c) => handle(c, parts))
  return routes
}

async function watch(c: Context<ProviderEnv>, parts: RouteParts): Promise<Response> {
  const gone = new AbortController()
  const watched = await watchRequests(c.get('context'), await callOf(c))
  if (!watched.ok) return refused(c, watched)
  const place = parts.streams.join(watched.topic)
  const signal = AbortSignal.any([gone.signal, parts.closing, place.signal])
  c.header('Content-Type', 'application/x-ndjson')
  c.header('X-Accel-Buffering', 'no')
  return stream(c, async (lines) => {
    lines.onAbort(() => gone.abort())
    try {
      for await (const line of watched.lines({ signal, clock: () => parts.runtime.now() })) await lines.write(line)
    } catch (error) {
      parts.log({ level: 'warn', event: 'stream-failed', ...whatFailed(error) })
    } finally {
      place.leave()
    }
  })
}
