import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import { methodsAt } from '@laissez-passer/core/internal/sign-in'
import type { Trace } from '@laissez-passer/server/tracing'
import type { Context, ErrorHandler, Handler, Next } from 'hono'
import { routePath } from 'hono/route'
import type { RouteParts } from './composition.ts'
import { cookieOfLanguage } from './cookies.ts'
import { describeDestination } from './destination.ts'
import type { RoutePolicies } from './route-policies.ts'
import type { ProviderEnv } from './environment.ts'
import { isTooLarge } from './middleware/body-limit.ts'
import { clientAddress } from './middleware/client-address.ts'
import { reader } from './middleware/reader.ts'
import { knownMethod, type RequestDone } from './meters.ts'
import { isForeign } from './middleware/same-origin.ts'
import type { SecurityHeaders } from './middleware/security-headers.ts'
import { toldOf } from './told.ts'

/** Forms and messages are small; whatever is larger is none of ours. */
const MAX_BODY = 16 * 1024

/** What stands around routes. */
export interface FrameParts {
  readonly parts: RouteParts
  readonly policies: RoutePolicies
  readonly headers: SecurityHeaders
  readonly answerError: ErrorHandler<ProviderEnv>
  readonly done: (request: RequestDone) => void
}

/** Who calls the routes; see `Room`. */
export interface Framing {
  readonly people: boolean
}

/** Puts a route into its frame. */
export type Framed = (
  route: Handler<ProviderEnv>,
  framing: Framing,
) => (c: Context<ProviderEnv>, next?: Next) => Promise<Response>

/**
 * Makes what puts a route into its frame: before it, the context of use cases, who asks and in which
 * language, and whether the request may come in at all; behind it, the headers of every answer and a line in
 * the log. The frame is part of the route, so that the router is asked first and a route is one function.
 */
export function frame({ answerError, done, policies, headers, parts }: FrameParts): Framed {
  const { addresses, context, fail, pages, runtime, services, trace } = parts
  const settleAddress = clientAddress(parts)
  const settleReader = reader(pages.site.languages)
  function settle(c: Context<ProviderEnv>): void {
    const now = runtime.now()
    const ask: UseCaseContext = {
      ...context,
      methods: methodsAt(context.methods, { settings: context.settings, now }),
      now,
      describeDestination: (path) => describeDestination(ask, { path, services, policies }),
    }
    c.set('addresses', addresses)
    c.set('context', ask)
    settleReader(c)
    settleAddress(c)
  }

  async function refusal(c: Context<ProviderEnv>, { people }: Framing): Promise<Response | null> {
    if (await isTooLarge(c, policies.takes(c.req.path) ?? MAX_BODY)) return fail(c, 413)
    return people && isForeign(c, context.settings.origin) ? fail(c, 403) : null
  }

  function policyOf(c: Context<ProviderEnv>): string {
    const nonce = c.get('nonce')
    // What has none is no page. `c.var` would copy all that is there of every request.
    return nonce === undefined
      ? headers.policy()
      : headers.policy({
          nonce,
          formAction: c.get('formAction'),
          framed: c.get('framed'),
          frames: c.get('frames'),
          pictures: c.get('pictures'),
        })
  }

  /**
   * The answer with the headers that the route didn't say itself. Where its text is known it is made again
   * with plain names and values: in Node `Headers` takes ten times as long to fill, and to read for the
   * socket.
   */
  function complete(c: Context<ProviderEnv>, answer: Response): Response {
    // Behind a room's own middleware Hono has the answer already, and keeps that one.
    const told = c.finalized ? null : toldOf(c, answer)
    const language = c.get('newLanguage')
    if (told !== null) {
      const all: Record<string, string> = { ...headers.byName, ...told.own }
      all['content-security-policy'] ??= policyOf(c)
      if (c.get('framed')) delete all['x-frame-options']
      if (language !== undefined) all['set-cookie'] = cookieOfLanguage(language)
      return new Response(told.text, { status: answer.status, headers: all })
    }
    const own = answer.headers
    const said = new Set(own.keys())
    if (!said.has('content-security-policy')) own.set('Content-Security-Policy', policyOf(c))
    for (const [name, value] of headers.others) if (!said.has(name.toLowerCase())) own.set(name, value)
    // It would go on to say no to browsers that read it first.
    if (c.get('framed')) own.delete('X-Frame-Options')
    if (language !== undefined) own.append('Set-Cookie', cookieOfLanguage(language))
    return answer
  }

  async function answered(
    c: Context<ProviderEnv>,
    { framing, inner }: { readonly framing: Framing; readonly inner: () => Promise<Response | void> | Response },
  ): Promise<Response> {
    try {
      await pages.site.bring(c.get('language'))
      const given = (await refusal(c, framing)) ?? (await inner())
      // A room's middleware gives nothing of its own: what stands behind it answered.
      return c.finalized || !given ? c.res : given
    } catch (error) {
      return answerError(error instanceof Error ? error : new Error('thrown'), c)
    }
  }

  return (route, framing) =>
    async (c, next = async () => {}) => {
      // Behind a room's own middleware, which stands in it already: `settle` was there.
      if (c.get('addresses') === addresses) return route(c, next)
      const started = performance.now()
      const pattern = routePath(c, -1) || '/*'
      settle(c)
      const run = (): Promise<Response> => answered(c, { framing, inner: () => route(c, next) })
      const given = await (trace ? followed(trace, { method: c.req.method, pattern, run }) : run())
      const answer = complete(c, given)
      done({ method: c.req.method, route: pattern, status: answer.status, started })
      return answer
    }
}

/** A request in its span, which has the pattern of its route and no address: those hold tokens. */
function followed(
  trace: Trace,
  {
    method,
    pattern,
    run,
  }: { readonly method: string; readonly pattern: string; readonly run: () => Promise<Response> },
): Promise<Response> {
  const attributes = { 'http.request.method': knownMethod(method), 'http.route': pattern }
  return trace({ name: `${knownMethod(method)} ${pattern}`, kind: 'server', attributes }, async (span) => {
    const answer = await run()
    span.set({ 'http.response.status_code': answer.status })
    if (answer.status >= 500) span.fail(String(answer.status))
    return answer
  })
}
