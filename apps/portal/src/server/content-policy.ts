/**
 * The policy of an answer: nothing inline, nothing from elsewhere.
 *
 * @param options `login`: EU Login's address; `nonce`: lets the style elements through that our own scripts
 * add to a page; `wasm`: WebAssembly may be compiled, for the worker that typesets
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentPolicy({
  login,
  nonce,
  wasm = false,
}: {
  readonly login: string
  readonly nonce?: string
  readonly wasm?: boolean
}): string {
  return [
    "default-src 'none'",
    wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    // Logging out is a form that goes on to EU Login; browsers hold a form's redirects to this list too.
    `form-action 'self' ${new URL(login).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
