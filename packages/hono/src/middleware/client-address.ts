import type { MiddlewareHandler } from 'hono'
import type { ProviderEnv } from '../environment.ts'
import { isIn, parseAddress, parseNetwork, type Network } from './network.ts'

/** Where the address of a request comes from. */
export interface ClientAddressOptions {
  /** The peer's address as the runtime knows it, e.g. the socket's; null where there is none. */
  readonly peer: (request: Request, env: unknown) => string | null
  /** Addresses or CIDR networks of proxies of ours; only these are believed about `X-Forwarded-For`. */
  readonly trustedProxies: readonly string[]
  /** The country as the runtime knows it. */
  readonly country: (request: Request, env: unknown) => string | null
  /** In which header our proxies say it; null: they don't. */
  readonly countryHeader: string | null
}

/**
 * Finds out who sent a request and leaves it in `c.var.address`: the nearest address that isn't one of our proxies; and in `c.var.country` where that is, as far as it is known.
 *
 * @param options where addresses come from and which proxies to believe
 */
export function clientAddress(options: ClientAddressOptions): MiddlewareHandler<ProviderEnv> {
  const trusted = options.trustedProxies.map((text) => parseNetwork(text)).filter((network) => network !== null)
  return async (c, next) => {
    const peer = options.peer(c.req.raw, c.env)
    c.set('address', throughProxies(peer ?? 'unknown', c.req.header('X-Forwarded-For') ?? '', trusted))
    const vouched =
      options.countryHeader !== null && isTrusted(peer, trusted) ? c.req.header(options.countryHeader) : null
    c.set('country', countryCode(vouched ?? options.country(c.req.raw, c.env)))
    await next()
  }
}

function isTrusted(peer: string | null, trusted: readonly Network[]): boolean {
  const address = peer === null ? null : parseAddress(peer)
  return address !== null && trusted.some((network) => isIn(address, network))
}

/** Two letters; `XX` (nobody knows) and what is no country at all (`T1`, Tor) are none. */
function countryCode(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? ''
  return /^[A-Z]{2}$/.test(code) && code !== 'XX' ? code : null
}

/** Walks `X-Forwarded-For` from the nearest hop outwards, for as long as a trusted proxy vouches for the entry. */
function throughProxies(peer: string, header: string, trusted: readonly Network[]): string {
  const hops = [
    ...header
      .split(',')
      .map((hop) => hop.trim())
      .filter(Boolean),
    peer,
  ]
  for (let nearest = hops.pop(); nearest !== undefined; nearest = hops.pop()) {
    const address = parseAddress(nearest)
    if (address === null) return 'unknown'
    if (hops.length === 0 || !trusted.some((network) => isIn(address, network))) return nearest
  }
  return 'unknown'
}
