import type { MiddlewareHandler } from 'hono'
import type { Settings } from './settings.ts'

/**
 * The policy of an answer: nothing inline, nothing from elsewhere.
 *
 * @param options `login`: EU Login's address; `nonce`: lets the style elements through that our own scripts
 * add to a page
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentPolicy({ login, nonce }: { readonly login: string; readonly nonce?: string }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
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

/** The headers of every answer: the policy, no framing, no referrer to others. */
export function securityHeaders({ origin, login }: Pick<Settings, 'origin' | 'login'>): MiddlewareHandler {
  const policy = contentPolicy({ login })
  return async (c, next) => {
    await next()
    // An answer that set its own is a document of another kind.
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy)
    c.header('Referrer-Policy', 'same-origin')
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('X-Frame-Options', 'DENY')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    if (origin.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
}
