import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { securityHeaders } from './headers.ts'
import type { Settings } from './settings.ts'

/** Addresses that open the app itself; links from QR codes lead to the last three. */
const APP_PATHS = ['/', '/initialise', '/approve', '/sign-in', '/settings']

/**
 * The authenticator's server: static files and the app's page, into which the trusted issuer is written. It keeps nothing and
 * sees nothing of what is in a link, since that stands behind the `#`.
 *
 * @param settings origin and issuer
 * @param options `web`: the folder of the built app
 */
export function createApplication(settings: Settings, { web }: { readonly web: string }): Hono {
  const page = readFileSync(join(web, 'index.html'), 'utf8').replace('__LP_ISSUERS__', settings.issuer)
  const app = new Hono()
  app.use(securityHeaders(settings))
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  // The name `index.html` is what the service worker's list knows the page by.
  for (const path of [...APP_PATHS, '/index.html']) {
    app.get(path, (c) => c.html(page, 200, { 'Cache-Control': 'no-cache' }))
  }
  app.use(
    serveStatic({
      root: web,
      precompressed: true,
      // Names under assets/ hold a hash of the content; everything else may change.
      onFound: (path, c) => c.header('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }),
  )
  app.notFound((c) => c.text('Not found', 404))
  return app
}
