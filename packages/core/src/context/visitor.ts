/** The browser that a request came from. */
export interface Visitor {
  /** Value of the browser cookie: 256 random bits, kept for a year. */
  readonly browserToken: string
  /** Value of the session cookie, if there is one: the new session replaces it. */
  readonly sessionToken: string | null
  /**
   * Who is counted as one, by network address as far as proxies may be believed: of IPv6, all of a
   * subscriber's
   * /64, or one subscriber would have eighteen trillion counts.
   */
  readonly address: string
  /** Short name, by `browserName(userAgent)`. */
  readonly browserName: string
  /** Coarse place, where the runtime knows it. */
  readonly place: string | null
  /** Its country (ISO 3166-1, two letters), where the runtime knows it. */
  readonly country?: string | null
  /** IANA zone that the browser said it is in; one that the runtime knows. */
  readonly timeZone?: string | null
}

/**
 * Where somebody was, as they read it in their activity: the browser, and its country where that is known.
 */
export function seenAt({ browserName, country = null }: Pick<Visitor, 'browserName' | 'country'>): {
  readonly browser?: string
  readonly country?: string
} {
  return { ...(browserName === '' ? {} : { browser: browserName }), ...(country === null ? {} : { country }) }
}
