import { clientAddress as addressBy, subscriberOf } from '@laissez-passer/server/client-address'
import { inNetworks } from '@laissez-passer/server/network'
import type { Context } from 'hono'
import type { ProviderEnv } from '../environment.ts'

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
 * Makes what finds out who sent a request and leaves it as the context's `address`: the nearest address that
 * isn't one of our proxies, of IPv6 the subscriber's part, since it is there to count by; and as `country`
 * where that is, as far as it is known.
 *
 * @param options where addresses come from and which proxies to believe
 */
export function clientAddress(options: ClientAddressOptions): (c: Context<ProviderEnv>) => void {
  const { country, countryHeader, trustedProxies } = options
  const addressOf = addressBy(trustedProxies)
  const isOurs = inNetworks(trustedProxies)
  return (c) => {
    const peer = options.peer(c.req.raw, c.env)
    c.set('address', subscriberOf(addressOf({ peer, forwarded: c.req.header('X-Forwarded-For') })))
    const vouched = countryHeader !== null && peer !== null && isOurs(peer) ? c.req.header(countryHeader) : null
    const code = countryCode(vouched ?? country(c.req.raw, c.env))
    if (code !== null) c.set('country', code)
  }
}

/** Two letters; `XX` (nobody knows) and what is no country at all (`T1`, Tor) are none. */
function countryCode(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? ''
  return /^[A-Z]{2}$/.test(code) && code !== 'XX' ? code : null
}
