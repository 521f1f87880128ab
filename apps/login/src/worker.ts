import { waitUntil } from 'cloudflare:workers'
import { answerFirst, type FirstPages, mayBeFirst } from '@laissez-passer/hono/front'
import { frontDesk, type RequestContext, type Shelf } from '@laissez-passer/server/workers'
import { assetsVersion } from './assets-version.ts'
import type { Bindings } from './whole.ts'

/** The Durable Object through which isolates wake each other's waiting pages. wrangler looks for it here. */
export { Channel } from '@laissez-passer/runtime/workers'

interface AllBindings extends Bindings {
  /** The bucket with the snapshot of the first pages. */
  readonly SHELF: Shelf
}

/**
 * The full app. It is compiled when it is first needed: showing a first page does without it (decision 0218).
 */
const whole = () => import('./whole.ts')

const context: RequestContext = { waitUntil }

/**
 * EU Login on Cloudflare Workers: answers what most sign-ins begin with, and loads the full app for the rest.
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
