import { onceAnIsolate, toTheEnd } from '@laissez-passer/server/workers'
import { waitUntil } from 'cloudflare:workers'
import type { Hono } from 'hono'
import { facade, isForFacade } from './server/facade.ts'
import { webAssets } from './worker/web-assets.ts'
import type { Bindings } from './worker/whole.ts'

/** In which sessions are checked: wrangler looks for it here. */
export { SessionObject } from '@laissez-passer/relying-party/d1'

interface AllBindings extends Bindings {
  readonly LOGIN_ORIGIN: string
  readonly PORTAL_ORIGIN: string
}

/** Compiled when it is first needed: an isolate that only shows pages does without it (decision 0147). */
const whole = () => import('./worker/whole.ts')

const front = onceAnIsolate<AllBindings, Hono>(async ({ ASSETS, LOGIN_ORIGIN: login, PORTAL_ORIGIN: origin }) =>
  facade({ origin, login, web: await webAssets(ASSETS), typesets: false }),
)

/**
 * Europass on Cloudflare Workers: its page and files are anybody's and answered at once, what needs the
 * database by the whole. What can't be shown the whole says better, too.
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
