import { onceAnIsolate, toTheEnd } from '@laissez-passer/server/workers'
import { waitUntil } from 'cloudflare:workers'
import type { Hono } from 'hono'
import { facade, isForFacade } from './server/facade.ts'
import { webAssets } from './worker/web-assets.ts'
import type { Bindings } from './worker/whole.ts'

/** The Durable Object that checks sessions. wrangler looks for it here. */
export { SessionObject } from '@laissez-passer/relying-party/d1'

interface AllBindings extends Bindings {
  readonly LOGIN_ORIGIN: string
  readonly PORTAL_ORIGIN: string
}

/** The full app. It is compiled when it is first needed: showing pages does without it (decision 0218). */
const whole = () => import('./worker/whole.ts')

const front = onceAnIsolate<AllBindings, Hono>(async ({ ASSETS, LOGIN_ORIGIN: login, PORTAL_ORIGIN: origin }) =>
  facade({ origin, login, web: await webAssets(ASSETS), typesets: false }),
)

/**
 * Europass on Cloudflare Workers: answers with its page and files, which are public, and loads the full app
 * for what needs the database. If the page can't be served, the full app explains why.
 */
export default {
  fetch: toTheEnd(async (request, env: AllBindings) => {
    const pages = isForFacade(request) ? await front(env).catch(() => null) : null
    return pages ? pages.fetch(request) : (await whole()).fetch(request, env, { waitUntil })
  }),
  async scheduled({ scheduledTime }: { readonly scheduledTime: number }, env: AllBindings): Promise<void> {
    await (await whole()).scheduled(scheduledTime, env)
  },
}
