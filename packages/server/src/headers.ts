import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import type { MiddlewareHandler } from 'hono'

/** What differs from one server to another. */
export interface HeaderOptions {
  /** The server's own origin; https turns on HSTS. */
  readonly origin: string
  /** Content security policy. An answer that set its own is a document of another kind, and keeps it. */
  readonly policy: string
  /** How much others learn of where one comes from. An answer that set its own keeps it. Default: nothing. */
  readonly referrer?: 'no-referrer' | 'same-origin'
  /** Its own pages may use the camera. Default: no. */
  readonly camera?: boolean
}

const rules: OptionRules<HeaderOptions> = {
  origin: accepts.origin,
  policy: accepts.text('a content security policy'),
  referrer: optional(accepts.oneOf('no-referrer', 'same-origin')),
  camera: optional(accepts.flag),
}

/**
 * Headers of every answer of a server of documents and programs: its policy, no framing, no sniffing, no
 * other origin's use of what it answers.
 *
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 * @see https://www.w3.org/TR/CSP3/
 */
export function securityHeaders(options: HeaderOptions): MiddlewareHandler {
  checkOptions('securityHeaders', options, rules)
  const { camera = false, origin, policy, referrer = 'no-referrer' } = options
  const permissions = `camera=(${camera ? 'self' : ''}), microphone=(), geolocation=(), payment=(), usb=()`
  return async (c, next) => {
    await next()
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy)
    if (!c.res.headers.has('Referrer-Policy')) c.header('Referrer-Policy', referrer)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('X-Frame-Options', 'DENY')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Permissions-Policy', permissions)
    if (origin.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
}

/**
 * A HEAD as nobody asks it; any other request as it is. Whoever asks HEAD looks at links (mail scanners,
 * proxies, monitors), and what acts on GET does so for whom its cookie or its token is.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2
 */
export function looking(request: Request): Request {
  if (request.method !== 'HEAD') return request
  const headers = new Headers(request.headers)
  for (const name of ['Cookie', 'Authorization', 'DPoP']) headers.delete(name)
  return new Request(request.url, { method: 'HEAD', headers, signal: request.signal })
}

/**
 * What a HEAD is answered: nothing for its browser to keep. An answer to nobody that takes a cookie back
 * would sign out whoever's browser asked, and one that gives a cookie takes the place of theirs.
 *
 * @param request as it came, or {@link looking}
 * @param answer its own; the same where it is no HEAD
 */
export function lookedAt(request: Request, answer: Response): Response {
  if (request.method === 'HEAD') answer.headers.delete('Set-Cookie')
  return answer
}
