import { firstPage } from '@laissez-passer/hono/front'
import { type AnotherWorker, frontDesk, type PageCache } from '@laissez-passer/server/workers'
import { assetsVersion } from './assets-version.ts'

/** What `wrangler.front.jsonc` gives. */
interface Bindings {
  /** EU Login: `worker.ts`. */
  readonly LOGIN: AnotherWorker
  /** As EU Login has it; unset, the default. */
  readonly LOGIN_BASE?: string
  /** As EU Login has it: version of the static files where a brand lies among them. */
  readonly BRAND?: string
}

/** Cloudflare's, which has one more than browsers have. */
declare const caches: { readonly default: PageCache }

let recognise: ((request: Request) => string | null) | null = null

/** Stands before EU Login on Cloudflare Workers, and shows the page that most begin with. */
export default frontDesk<Bindings>({
  whole: ({ LOGIN }) => LOGIN,
  page: (request, { LOGIN_BASE: base }) => (recognise ??= recogniser(base))(request),
  version: ({ BRAND }) => BRAND || assetsVersion,
  cache: () => caches.default,
})

/** With a base that can't be right, EU Login itself says so. */
function recogniser(base: string | undefined): (request: Request) => string | null {
  try {
    return firstPage(base ? { base } : {})
  } catch {
    return () => null
  }
}
