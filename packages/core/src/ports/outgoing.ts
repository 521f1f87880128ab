/** A request to somebody else's server. */
export interface OutgoingRequest {
  /** Default: `GET`. */
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /**
   * A stranger named the address: it is asked as nobody's that the operator registered, whatever its host, so
   * that a registered service in a private network is nobody else's way in. Default: no.
   */
  readonly byStranger?: boolean
}

/**
 * Why nobody was asked, or an answer wasn't taken; a stable code for the log, and never for a page: it would
 * tell what stands in our network.
 *
 * - `bad-address`: no https address, or one with credentials
 * - `forbidden-host`: the runtime can't see where a name leads, and this one is no registered service's
 * - `forbidden-address`: the name leads into a private, local or reserved network
 * - `unknown-host`: nobody has the name
 * - `certificate`: whoever answers can't show that they are the host
 * - `unreachable`: nobody answered, or the connection broke
 * - `redirect`: the answer sends us elsewhere
 * - `too-slow`: no whole answer within 5 seconds
 * - `too-large`: more than 64 KB
 */
export type OutgoingFailure =
  | 'bad-address'
  | 'forbidden-host'
  | 'forbidden-address'
  | 'unknown-host'
  | 'certificate'
  | 'unreachable'
  | 'redirect'
  | 'too-slow'
  | 'too-large'

/** What came of a request. */
export type OutgoingResult =
  | {
      readonly ok: true
      /** HTTP status, whatever it says; never 3xx. */
      readonly status: number
      readonly headers: Headers
      /** At most 64 KB. */
      readonly body: Uint8Array<ArrayBuffer>
    }
  | { readonly ok: false; readonly reason: OutgoingFailure }

/**
 * Makes a request to an address that a relying party or a stranger named. Whatever the address: https with a
 * trusted certificate, nothing in private, local or reserved networks (where the name leads is checked on the
 * connection itself), no redirect, 5 seconds and 64 KB in all, no proxy, cookie or credential of ours. Never
 * rejects.
 */
export interface Outgoing {
  (url: string, request?: OutgoingRequest): Promise<OutgoingResult>
  /** It asks hosts that the operator registered and no others: it can't see where a name leads. */
  readonly listedHostsAlone?: true
}

/** Who may be asked besides everybody on the public internet. */
export interface OutgoingRules {
  /**
   * Whether the operator registered a service with this host (`URL.host`: with the port where it isn't the
   * scheme's). Where the runtime can't check a connection, nobody else is asked.
   */
  readonly isRegistered: (host: string) => boolean
  /** Our own origin is this machine: registered services may be, too, over http as well. */
  readonly atHome: boolean
  /**
   * Private networks in CIDR notation in which registered services may stand, e.g. `10.20.0.0/16`; empty:
   * none.
   */
  readonly networks: readonly string[]
}
