import { waitUntil } from 'cloudflare:workers'
import { answerFirst, type FirstPages, mayBeFirst } from '@laissez-passer/hono/front'
import { frontDesk, type RequestContext, type Shelf } from '@laissez-passer/server/workers'
import { assetsVersion } from './assets-version.ts'
import type { Bindings } from './whole.ts'

/** By which isolates wake one another's waiting pages: wrangler looks for it here. */
export { Channel } from '@laissez-passer/runtime/workers'

interface AllBindings extends Bindings {
  /** A bucket in which it is kept what is shown first. */
  readonly SHELF: Shelf
}

/**
 * Compiled when it is first needed: an isolate that only shows a first page does without it (decision 0147).
 */
const whole = () => import('./whole.ts')

const context: RequestContext = { waitUntil }

/**
 * EU Login on Cloudflare Workers: what most sign-ins begin with is answered at once, all else by the whole.
 */
export default {
  ...frontDesk<AllBindings, FirstPages>({
    whole: (env) => ({ fetch: async (request) => (await whole()).fetch(request, env, context) }),
    author: (env) => ({ fetch: async (request) => (await whole()).firstPages(request, env, context) }),
    shelf: ({ SHELF }) => SHELF,
    mayAnswer: mayBeFirst,
    answer: answerFirst,
    version: ({ BRAND }) => BRAND || assetsVersion,
  }),
  async queue(_: unknown, env: AllBindings): Promise<void> {
    await (await whole()).queue(env)
  },
  async scheduled(_: unknown, env: AllBindings): Promise<void> {
    await (await whole()).scheduled(env)
  },
}
