import { inNetworks, parseAddress } from './network.ts'

/** How a request came. */
export interface Hops {
  /** The peer's address as the runtime knows it, e.g. the socket's; null where there is none. */
  readonly peer: string | null
  /** `X-Forwarded-For`, as it came; absent where there was none. */
  readonly forwarded?: string | undefined
}

/**
 * Makes the function that says who sent a request: the nearest address that isn't one of our proxies. A proxy
 * of ours vouches for the entry before it, nobody else for any.
 *
 * @param trusted addresses and networks of our proxies, as `isNetwork` takes them
 * @returns an address as it was written; `unknown` for what is none
 */
export function clientAddress(trusted: readonly string[]): (hops: Hops) => string {
  const isOurs = inNetworks(trusted)
  return ({ peer, forwarded = '' }) => {
    const before = forwarded.split(',').map((hop) => hop.trim())
    const hops = [...before.filter(Boolean), peer ?? 'unknown']
    for (let nearest = hops.pop(); nearest !== undefined; nearest = hops.pop()) {
      if (parseAddress(nearest) === null) return 'unknown'
      if (hops.length === 0 || !isOurs(nearest)) return nearest
    }
    return 'unknown'
  }
}

/**
 * Who is counted as one where requests are counted by address: an IPv4 address is somebody; of IPv6, one
 * subscriber has all that share the first half, and would have as many counts.
 *
 * @returns a key for counting; what is no address is a key itself
 */
export function subscriberOf(address: string): string {
  const bits = parseAddress(address)
  if (bits === null || bits >> 32n === 0xffffn) return address.replace(/^::ffff:/i, '')
  return `${(bits >> 64n).toString(16)}::/64`
}
