import type { Settings } from './settings.ts'

/**
 * The policy of every answer: no inline code, no framing (a link that initialises must not be clicked through
 * a frame).
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentPolicy({ issuer }: Pick<Settings, 'issuer'>): string {
  return [
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
}
