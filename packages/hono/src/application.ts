import { type Context, Hono } from 'hono'
import type { Composition, Room, RouteParts } from './composition.ts'
import type { ProviderEnv } from './environment.ts'
import { answerErrors } from './errors.ts'
import { failures } from './failure.ts'
import { frame } from './frame.ts'
import { requestLog } from './middleware/request-log.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { renderer } from './page.ts'
import { routePolicies } from './route-policies.ts'
import { readyAnswers } from './ready.ts'
import { roomsOf } from './rooms.ts'
import { plainFirst } from './router.ts'

/**
 * All routes, each in its frame. What a route needs is decided here, once; a request is matched first, and
 * then goes through one function.
 *
 * @param composition the provider's parts
 */
export function application(composition: Composition): Hono<ProviderEnv> {
  const { addresses, origin } = composition.context.settings
  const rooms = roomsOf(composition)
  const policies = routePolicies(rooms, addresses)
  const render = renderer(composition)
  const fail = failures({ render, meters: composition.meters }, policies)
  const parts: RouteParts = { ...composition, addresses, render, fail }
  const headers = securityHeaders({ origin })
  const done = requestLog(composition, addresses)
  const answerError = answerErrors(parts)
  const framed = frame({ parts, policies, headers, answerError, done })
  const ready = readyAnswers({ headers, done })

  const app = new Hono<ProviderEnv>({ router: plainFirst() })
  for (const room of rooms)
    for (const [path, answer] of Object.entries(room.ready?.(parts) ?? {})) app.get(path, ready(path, answer))
  for (const room of rooms) if (room.for === 'anyone') mount(room)
  for (const room of rooms) if (room.for !== 'anyone') mount(room)
  const nothing = framed(nothingHere, { people: false })
  app.notFound((c) => nothing(c))
  // Where a route stands behind middleware of its room, Hono catches what it throws, inside the frame.
  app.onError(answerError)
  return app

  /** Puts each route of a room into a frame of its own, its middleware too. */
  function mount(room: Room): void {
    const framing = { people: room.for !== 'anyone' }
    // Through a Hono of its own, which binds a room's own error handler to its routes.
    for (const { handler, method, path } of new Hono<ProviderEnv>().route('/', room.routes(parts)).routes)
      app.on(method, path, framed(handler, framing))
  }

  /** 405 with `Allow` where the path has routes, but none for the method (RFC 9110 §15.5.6); else 404. */
  function nothingHere(c: Context<ProviderEnv>): Response {
    const methods = new Set(app.routes.map(({ method }) => method).filter((method) => method !== 'ALL'))
    const allowed = [...methods].filter((method) =>
      app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
    )
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
    // A route for this method said itself that there is nothing.
    if (allowed.length === 0 || allowed.includes(method)) {
      const meant = method === 'GET' ? withoutEnd(c.req.path) : null
      return meant === null ? fail(c, 404) : c.redirect(`${meant}${new URL(c.req.url).search}`, 302)
    }
    const answer = fail(c, 405)
    answer.headers.set('Allow', [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : [])].join(', '))
    return answer
  }
}

/**
 * The address that somebody meant who opened a link of a text with what stood behind it (`…/help.`,
 * `…/help)`), or typed a slash at its end; null where it ends as ours do. Always a path of ours.
 */
function withoutEnd(path: string): string | null {
  // Its end is looked for once: not again at each of thousands of dots.
  const [, meant] = /^(\/[\w-](?:[\w/.-]*[\w-])?)(?:[.,;:!?)\]>"'*/]|%[0-9A-F]{2})+$/i.exec(path) ?? []
  return meant ?? null
}
