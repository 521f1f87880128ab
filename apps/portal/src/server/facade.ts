import { lookedAt, looking, securityHeaders } from '@laissez-passer/server/headers'
import { Hono, type MiddlewareHandler } from 'hono'
import { contentPolicy } from './content-policy.ts'
import { pageRoutes } from './routes/pages.ts'
import type { WebFiles } from './web-files.ts'

/** What the facade is made of: nothing of it is anybody's. */
export interface FacadeParts {
  readonly origin: string
  /** EU Login's address: origin and base. */
  readonly login: string
  /** The built front end. */
  readonly web: WebFiles
  /** Whether the server typesets; else the page is told. */
  readonly typesets: boolean
}

/** What else the portal answers: with its database. */
const behind = /^\/(?:(?:api|auth)(?:\/.*)?|healthz|readyz)$/

/** Whether a request is for a page or a file, which the facade answers by itself. */
export function isForFacade({ method, url }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && !behind.test(new URL(url).pathname)
}

/** Headers of every answer of the portal; whoever only looks is nobody. */
export function portalHeaders({ login, origin }: Pick<FacadeParts, 'login' | 'origin'>): MiddlewareHandler {
  const secured = securityHeaders({ origin, policy: contentPolicy({ login }), referrer: 'same-origin', camera: true })
  return async (c, next) => {
    c.req.raw = looking(c.req.raw)
    await secured(c, next)
    // Probes, and what isn't there now.
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
    lookedAt(c.req.raw, c.res)
  }
}

/** The portal's page, the same for everybody, and its files: what needs no database. */
export function facade({ web, ...parts }: FacadeParts): Hono {
  return new Hono().use(portalHeaders(parts)).route('/', pageRoutes({ ...web, ...parts }))
}
