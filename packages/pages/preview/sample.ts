import type { FromRequest, PageName, Pages } from '../src/types.ts'

/** Sample props by page and state: without what every request brings. */
export type Samples = {
  readonly [P in PageName]: Readonly<
    Record<string, Omit<Parameters<Pages[P]>[0], FromRequest> & { readonly path?: string }>
  >
}
