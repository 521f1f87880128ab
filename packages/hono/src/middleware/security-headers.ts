import type { MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import type { ProviderEnv } from '../environment.ts'

/**
 * Headers of every answer: a content security policy with a nonce, no framing, no sniffing, nothing kept in
 * caches. The referrer stays within our origin: with `no-referrer` a browser would send `Origin: null` with
 * our own forms. Routes that know better (the page that moves on, assets, the device API) overwrite single
 * headers.
 *
 * @param options `origin`: the configured origin; https turns on HSTS
 * @see https://www.w3.org/TR/CSP3/
 */
export function securityHeaders(options: { readonly origin: string }): MiddlewareHandler<ProviderEnv> {
  return secureHeaders({
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      // The development mailbox shows each mail in a frame of its own.
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    referrerPolicy: 'same-origin',
    // Chromium warns where an origin's first document came without it, an error page of the browser's own for
    // instance.
    originAgentCluster: false,
    xFrameOptions: 'DENY',
    strictTransportSecurity: options.origin.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
  })
}

/** Keeps answers out of every cache unless the route said otherwise. */
export const noStore: MiddlewareHandler<ProviderEnv> = async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
}
