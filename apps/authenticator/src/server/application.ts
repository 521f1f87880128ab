import { Hono, type MiddlewareHandler } from 'hono'
import { securityHeaders } from '@laissez-passer/server/headers'
import { contentPolicy } from './content-policy.ts'
import type { Settings } from './settings.ts'

/**
 * Addresses that open the app itself; links from QR codes lead to the last three. `index.html` too: as a file
 * it would lack the issuer.
 */
const APP_PATHS = ['/', '/index.html', '/initialise', '/approve', '/sign-in']

/** The built app, as its runtime has it. */
export interface BuiltApp {
  /** `index.html`. */
  readonly page: string
  /** Answers with a file of it, or goes on where there is none. */
  readonly files: MiddlewareHandler
  /** Compresses what goes out, where no network before us does. */
  readonly compress?: MiddlewareHandler
}

/**
 * The authenticator's server: static files and the app's page, into which the trusted issuer and its base are
 * written. It keeps nothing and sees nothing of what is in a link, since that stands behind the `#`.
 *
 * @param settings origin, issuer and its base
 * @param built the app that it serves
 */
export function createApplication(settings: Settings, { compress, files, page: built }: BuiltApp): Hono {
  const page = built.replace('__LP_ISSUERS__', settings.issuer).replace('__LP_BASE__', settings.base)
  const app = new Hono()
  // Links carry ids: no referrer. QR codes are filmed by our own pages alone.
  app.use(securityHeaders({ origin: settings.origin, policy: contentPolicy(settings), camera: true }))
  if (compress) app.use(compress)
  app.use(async (c, next) => {
    await next()
    // Names under assets/ hold a hash of the content; everything else may change.
    const caching = c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    c.header('Cache-Control', c.res.ok ? caching : 'no-store')
  })
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  // It has no parts that could fail, and is asked as the other two are.
  app.get('/readyz', (c) => c.json({ status: 'ok', parts: {} }))
  for (const path of APP_PATHS) app.get(path, (c) => c.html(page))
  app.use(files)
  app.notFound((c) => c.text('Not found', 404))
  return app
}
