import type { Context } from 'hono'
import { contentPolicy } from './content-policy.ts'
import type { PrintedSentences } from './printed.ts'

/** The built front end, wherever it lies. */
export interface WebFiles {
  /** The application's page, as it was built. */
  readonly page: string
  /** The answer to a request of a file; null where there is none of that name. */
  readonly file: (c: Context) => Promise<Response | null>
  /** Absent where there is no brand. */
  readonly printed?: PrintedSentences
}

/** How long a file under `/assets/` is kept: its name changes with what is in it. */
export const assetCaching = 'public, max-age=31536000, immutable'

/** The script that typesets, in a thread of its own: it has the policy of its own answer. */
const typesetting = /^\/assets\/typst\.worker-[\w-]+\.js$/
/** A picture whose styles stand in it. */
const picture = /^\/sample-cv\/\w+\.svg$/

/**
 * The policy of a file that needs another than pages do: whoever typesets compiles WebAssembly.
 *
 * @param login - EU Login's address
 * @returns null for all others
 */
export function assetPolicy(path: string, login: string): string | null {
  if (typesetting.test(path)) return contentPolicy({ login, wasm: true })
  return picture.test(path) ? "default-src 'none'; style-src 'unsafe-inline'" : null
}
