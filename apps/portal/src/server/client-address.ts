import type { Context } from 'hono'

/** Tells the address a request comes from. */
export type ClientAddress = (c: Context) => string

/**
 * The peer's address; where the peer is a proxy of ours, the last address in `X-Forwarded-For` that isn't.
 *
 * @param peer - the socket's address of a request
 * @param trusted - addresses of our proxies
 */
export function clientAddress(peer: ClientAddress, trusted: readonly string[]): ClientAddress {
  return (c) => {
    const near = plain(peer(c))
    if (!trusted.includes(near)) return near
    const chain = (c.req.header('X-Forwarded-For') ?? '')
      .split(',')
      .map((one) => plain(one.trim()))
      .filter(Boolean)
    return chain.findLast((one) => !trusted.includes(one)) ?? near
  }
}

/** IPv4 that arrives on an IPv6 socket. */
const plain = (address: string): string => address.replace(/^::ffff:/i, '')
