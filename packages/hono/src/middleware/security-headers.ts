/** Headers of every answer, put together once. */
export interface SecurityHeaders {
  /**
   * `Content-Security-Policy`; of a page given `nonce`, which its script and style elements have;
   * `pictures` and `frames`, the addresses of those elsewhere that it shows; `formAction`, an origin to which
   * it posts besides ours; `framed`, where it may stand in frames.
   */
  readonly policy: (page?: PagePolicy) => string
  /** All others, names and values. */
  readonly others: readonly (readonly [string, string])[]
  /** The same by their names in lower case. */
  readonly byName: Readonly<Record<string, string>>
}

/** What a page's policy allows besides what all of them do. */
interface PagePolicy {
  readonly nonce?: string | undefined
  readonly formAction?: string | undefined
  readonly framed?: true | undefined
  readonly pictures?: readonly string[] | undefined
  readonly frames?: readonly string[] | undefined
}

/**
 * Headers of every answer: a content security policy with a nonce, no framing, no sniffing, nothing kept in
 * caches. The referrer stays within our origin: with `no-referrer` a browser would send `Origin: null` with
 * our own forms. Routes that know better (the page that moves on, assets, the device API) say single headers
 * otherwise.
 *
 * @param options `origin`: the configured origin; https turns on HSTS
 * @see https://www.w3.org/TR/CSP3/
 */
export function securityHeaders({ origin }: { readonly origin: string }): SecurityHeaders {
  const ofNoPage = policyOf({})
  const others: readonly (readonly [string, string])[] = [
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Referrer-Policy', 'same-origin'],
    ...(origin.startsWith('https:')
      ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as const]
      : []),
    ['X-Content-Type-Options', 'nosniff'],
    ['X-DNS-Prefetch-Control', 'off'],
    ['X-Download-Options', 'noopen'],
    ['X-Frame-Options', 'DENY'],
    ['X-Permitted-Cross-Domain-Policies', 'none'],
    ['X-XSS-Protection', '0'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
    ['Cache-Control', 'no-store'],
  ]
  return {
    policy: (page) => (page?.nonce === undefined ? ofNoPage : policyOf(page)),
    others,
    byName: Object.fromEntries(others.map(([name, value]) => [name.toLowerCase(), value])),
  }
}

/**
 * An address as a source expression: that picture or page and no other of its server. A query isn't
 * compared, and what would end the expression or the directive stands encoded (CSP3, section 6.7.2.8).
 */
function sourceOf(address: string): string {
  return ` ${address.replace(/\?.*$/s, '').replaceAll(';', '%3B').replaceAll(',', '%2C')}`
}

function policyOf({ formAction, framed, frames = [], nonce, pictures = [] }: PagePolicy): string {
  const own = nonce === undefined ? '' : ` 'nonce-${nonce}'`
  return [
    "default-src 'none'",
    `script-src 'self'${own}`,
    `style-src 'self'${own}`,
    `img-src 'self' data:${pictures.map(sourceOf).join('')}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    // The development mailbox shows each mail in a frame of its own.
    `frame-src 'self'${frames.map(sourceOf).join('')}`,
    `form-action 'self'${formAction === undefined ? '' : ` ${formAction}`}`,
    `frame-ancestors ${framed === true ? '*' : "'none'"}`,
    "base-uri 'none'",
  ].join('; ')
}
