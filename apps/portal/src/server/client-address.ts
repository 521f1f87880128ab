import type { Context } from 'hono'
import { inNetworks } from './proxies.ts'

/** Tells the address a request comes from. */
export type ClientAddress = (c: Context) => string

/**
 * The peer's address; where the peer is a proxy of ours, the last address in `X-Forwarded-For` that isn't. Of an IPv6 address the first half:
 * one subscriber has all that begin alike, and would have as many counts.
 *
 * @param peer - the socket's address of a request
 * @param trusted - addresses and networks of our proxies
 */
export function clientAddress(peer: ClientAddress, trusted: readonly string[]): ClientAddress {
  const isOurs = inNetworks(trusted)
  return (c) => {
    const near = plain(peer(c))
    if (!isOurs(near)) return subscriber(near)
    const chain = (c.req.header('X-Forwarded-For') ?? '')
      .split(',')
      .map((one) => plain(one.trim()))
      .filter(Boolean)
    return subscriber(chain.findLast((one) => !isOurs(one)) ?? near)
  }
}

/** IPv4 that arrives on an IPv6 socket. */
const plain = (address: string): string => address.replace(/^::ffff:/i, '')

/** An IPv4 address as it is, an IPv6 address up to its /64. */
function subscriber(address: string): string {
  const url = address.includes(':') ? URL.parse(`http://[${address.replace(/%.*$/, '')}]/`) : null
  if (!url) return address
  const [head = '', tail] = url.hostname.slice(1, -1).split('::')
  const [left, right] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0)
  const groups = [...(left ?? []), ...Array<string>(zeros).fill('0'), ...(right ?? [])]
  return `${groups.slice(0, 4).join(':')}::/64`
}
