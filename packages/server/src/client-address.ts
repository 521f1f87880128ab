import { inNetworks, isIpv4, parseAddress, spellAddress } from './network.ts'
import { checkNetworks } from './network-list.ts'

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
 * @returns an address in its one spelling, see `spellAddress`; `unknown` for what is none
 * @throws LaissezPasserError `invalid-settings` where that is no list of texts
 */
export function clientAddress(trusted: readonly string[]): (hops: Hops) => string {
  checkNetworks('clientAddress', trusted)
  const isOurs = inNetworks(trusted)
  return ({ peer, forwarded = '' }) => {
    const before = forwarded.split(',').map((hop) => hop.trim())
    const hops = [...before.filter(Boolean), peer ?? 'unknown']
    for (let nearest = hops.pop(); nearest !== undefined; nearest = hops.pop()) {
      if (hops.length > 0 && isOurs(nearest)) continue
      // An IPv4 address has one spelling.
      if (isIpv4(nearest)) return nearest
      const bits = parseAddress(nearest)
      return bits === null ? 'unknown' : spellAddress(bits)
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
  if (!address.includes(':')) return address
  const bits = parseAddress(address)
  if (bits === null) return address
  if (bits >> 32n === 0xffffn) return spellAddress(bits)
  const half = [112n, 96n, 80n, 64n].map((below) => BigInt.asUintN(16, bits >> below).toString(16))
  return `${half.join(':')}::/64`
}
