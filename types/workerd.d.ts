// What tests see inside workerd. Declared by hand: the runtime's own global types clash with the DOM's.
declare module 'cloudflare:test' {
  import type { D1Database } from '@cloudflare/workers-types'

  /** The bindings of vitest.shared.ts. */
  export const env: { readonly DB: D1Database }
  /** The Worker named by `main`, from the outside. */
  export const SELF: { fetch(input: Request | string | URL, init?: RequestInit): Promise<Response> }
  /** Empties every storage. */
  export function reset(): Promise<void>
}
