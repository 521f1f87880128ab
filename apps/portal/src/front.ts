import { type AnotherWorker, onceAnIsolate, toTheEnd } from '@laissez-passer/server/workers'
import type { Hono } from 'hono'
import { facade, isForFacade } from './server/facade.ts'
import { type StaticFiles, webAssets } from './worker/web-assets.ts'

/** What `wrangler.front.jsonc` and the deployment give. */
interface Bindings {
  /** Europass: `worker.ts`. */
  readonly PORTAL: AnotherWorker
  /** The built front end. */
  readonly ASSETS: StaticFiles
  readonly LOGIN_ORIGIN: string
  readonly PORTAL_ORIGIN: string
}

const made = onceAnIsolate<Bindings, Hono>(async ({ ASSETS, LOGIN_ORIGIN: login, PORTAL_ORIGIN: origin }) =>
  facade({ origin, login, web: await webAssets(ASSETS), typesets: false }),
)

/**
 * Stands before Europass on Cloudflare Workers: shows its page and files, and has everything else answered by
 * Europass. What can't be shown it says better, too.
 */
export default {
  fetch: toTheEnd(async (request, env: Bindings) => {
    const pages = isForFacade(request) ? await made(env).catch(() => null) : null
    return pages ? pages.fetch(request) : env.PORTAL.fetch(request)
  }),
}
