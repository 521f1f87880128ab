import { answerFirst, type FirstPages, mayBeFirst } from '@laissez-passer/hono/front'
import { type AnotherWorker, frontDesk, type Shelf } from '@laissez-passer/server/workers'
import { assetsVersion } from './assets-version.ts'

/** What `wrangler.front.jsonc` gives. */
interface Bindings {
  /** EU Login: `worker.ts`. */
  readonly LOGIN: AnotherWorker
  /** The same, which says what is shown first. */
  readonly FIRST_PAGES: AnotherWorker
  /** A bucket in which that is kept. */
  readonly SHELF: Shelf
  /** As EU Login has it: version of the static files where a brand lies among them. */
  readonly BRAND?: string
}

/** Stands before EU Login on Cloudflare Workers, and answers what most sign-ins begin with. */
export default frontDesk<Bindings, FirstPages>({
  whole: ({ LOGIN }) => LOGIN,
  author: ({ FIRST_PAGES }) => FIRST_PAGES,
  shelf: ({ SHELF }) => SHELF,
  mayAnswer: mayBeFirst,
  answer: answerFirst,
  version: ({ BRAND }) => BRAND || assetsVersion,
})
