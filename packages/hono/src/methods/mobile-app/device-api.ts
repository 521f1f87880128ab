import {
  deviceEndpoints,
  newNonce,
  serviceDocument,
  watchRequests,
  type DeviceCall,
  type DeviceReason,
  type Refusal,
} from '@laissez-passer/core/internal/authenticator/server'
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { stream } from 'hono/streaming'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Room, RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'
import { retryAfter } from '../../retry-after.ts'
import { problem } from '@laissez-passer/server/problem'

/** Status of each reason; see the protocol's specification. One without is an error of the compiler. */
const STATUSES: Readonly<Record<DeviceReason, ContentfulStatusCode>> = {
  'use-nonce': 401,
  'bad-message': 401,
  replayed: 401,
  'unknown-device': 401,
  removed: 410,
  'bad-request': 400,
  unknown: 404,
  expired: 410,
  completed: 409,
  answered: 409,
  locked: 423,
  'no-tries': 423,
  'wrong-pin': 403,
  'wrong-code': 403,
  revoked: 403,
  'other-key': 403,
  'wrong-password': 403,
  throttled: 429,
  'unknown-try': 403,
  'too-many': 409,
  'bad-element': 400,
  'bad-endpoint': 400,
  'bad-credential': 400,
  'no-biometrics': 403,
  biometrics: 403,
  unavailable: 503,
}

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
      c.header('LP-Nonce', await newNonce(c.var.context))
      // Another origin reads these answers, by CORS.
      c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    })
  }

  routes.get(document, async (c) =>
    c.json(await serviceDocument(c.var.context, { pushKey: parts.pushKey }), 200, { 'Cache-Control': 'no-cache' }),
  )
  routes.get(`${deviceApi}/requests/stream`, (c) => watch(c, parts))
  for (const { method, path, run } of deviceEndpoints) {
    routes.on(method, deviceApi + path, async (c) => {
      const result = await run(c.var.context, await callOf(c))
      return result.ok ? c.json(result.answer) : refused(c, result)
    })
  }
  return routes
}

async function watch(c: Context<ProviderEnv>, parts: RouteParts): Promise<Response> {
  const gone = new AbortController()
  const watched = await watchRequests(c.var.context, await callOf(c))
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
      parts.log({ level: 'warn', event: 'stream-failed', error: error instanceof Error ? error.name : 'unknown' })
    } finally {
      place.leave()
    }
  })
}

async function callOf(c: Context<ProviderEnv>): Promise<DeviceCall> {
  return {
    authorization: c.req.header('Authorization') ?? null,
    method: c.req.method,
    path: c.req.path,
    body: await c.req.text(),
    address: c.var.address,
  }
}

/**
 * Whatever the refusal tells besides its reason (tries left, how a request ended) comes as members of its
 * own.
 */
function refused(c: Context<ProviderEnv>, { reason, ok: _, ...extra }: Refusal<DeviceReason>): Response {
  if (STATUSES[reason] === 503) c.header('Retry-After', retryAfter)
  return problem(c, STATUSES[reason], { ...extra, reason })
}
