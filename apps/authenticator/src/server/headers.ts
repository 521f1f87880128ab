import type { MiddlewareHandler } from 'hono'
import type { Settings } from './settings.ts'

/**
 * The headers of every answer: a policy without inline code, no framing (a link that initialises must not be
 * clicked through a frame), no referrer (links carry ids), the camera for this origin alone.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function securityHeaders({ issuer, origin }: Settings): MiddlewareHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${issuer}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const secure = origin.startsWith('https:')
  return async (c, next) => {
    await next()
    c.header('Content-Security-Policy', policy)
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('X-Frame-Options', 'DENY')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()')
    if (secure) c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
}
