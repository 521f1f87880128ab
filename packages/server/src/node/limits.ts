import { accepts, checkOptions, checkTogether, optional, type OptionRules } from '@laissez-passer/password/options'
import type { ServerOptions } from 'node:http'
import type { Server } from 'node:net'
import { inNetworks, isNetwork, parseAddress, spellAddress } from '../network.ts'
import { subscriberOf } from '../client-address.ts'

/** How long a server of Node waits for others, and for how many. */
export interface Limits {
  /** Until the last header of a request, in milliseconds. */
  readonly headersMs: number
  /** Until the last byte of a request, in milliseconds. */
  readonly requestMs: number
  /** How often the two are looked at, in milliseconds. */
  readonly everyMs: number
  /** Connections at a time. */
  readonly connections: number
  /** Of them, of one address (IPv6: of one /64): a school or an office is behind one. */
  readonly perAddress: number
}

/** What every server of ours has. */
export const limits: Limits = {
  headersMs: 10_000,
  requestMs: 30_000,
  everyMs: 1000,
  connections: 8192,
  perAddress: 1024,
}

const limitRules: OptionRules<Limits> = {
  headersMs: accepts.over(0, 'milliseconds'),
  requestMs: accepts.over(0, 'milliseconds'),
  everyMs: accepts.over(0, 'milliseconds'),
  connections: accepts.whole(1, 'connections'),
  perAddress: accepts.whole(1, 'connections'),
}

/**
 * For how long a proxy's idle connection is kept, in milliseconds: longer than proxies keep it (nginx 60 s,
 * Traefik 90 s, Caddy 120 s). Whoever closes it first may do so while the other sends a request on it, and a
 * form isn't sent a second time.
 */
const idleMs = 130_000
/** Node's own, where nobody chose another. */
const nodesIdleMs = 5000

/** Each by itself, and beside the others. */
function checkLimits(given: Limits): void {
  checkOptions('limits', given, limitRules)
  const { connections, headersMs, perAddress, requestMs } = given
  checkTogether('limits', [
    headersMs <= requestMs || 'headersMs is longer than requestMs, which a request’s headers are a part of',
    perAddress <= connections || 'perAddress is more than connections, which those of one address are a part of',
  ])
}

/**
 * Options of a server that ends, with 408, a request whose headers or body don't come: whoever sends a byte
 * now and then holds no connection for ever. A request that announces no body has none to read, from Node
 * 24.12 on: it is at its end from the start.
 *
 * @param given the limits; default: {@link limits}
 * @throws LaissezPasserError `invalid-settings` where a limit is invalid
 * @see https://nodejs.org/api/http.html#serverrequesttimeout
 * @see https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener
 */
export function requestLimits(given: Limits = limits): ServerOptions {
  checkLimits(given)
  const { everyMs, headersMs, requestMs } = given
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: everyMs,
    // A tenth of what `/healthz` takes.
    optimizeEmptyRequests: true,
  }
}

/** How connections are bounded. */
export interface ConnectionOptions {
  /** Addresses and networks whose connections are many people's, bounded in all only. */
  readonly trustedProxies: readonly string[]
  /** Default: {@link limits}. */
  readonly limits?: Limits
}

const connectionRules: OptionRules<ConnectionOptions> = {
  trustedProxies: accepts.list({
    takes: (given) => typeof given === 'string' && isNetwork(given),
    accepted: 'an address or a network such as 10.0.0.0/8',
  }),
  limits: optional({ takes: (given) => typeof given === 'object' && given !== null, accepted: 'limits' }),
}

/**
 * Bounds the connections of a server, in all and by address: one more is closed at once, those that are there
 * go on. Behind a proxy, idle ones are kept for longer than the proxy keeps them.
 *
 * @param server before it listens
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 */
export function limitConnections(
  server: Pick<Server, 'on' | 'maxConnections'> & { keepAliveTimeout?: number },
  options: ConnectionOptions,
): void {
  checkOptions('limitConnections', options, connectionRules)
  const { limits: given = limits, trustedProxies } = options
  checkLimits(given)
  const { connections, perAddress } = given
  const isProxy = inNetworks(trustedProxies)
  const open = new Map<string, number>()
  // Node counts what a server accepted itself; others may accept for it.
  let inAll = 0
  server.maxConnections = connections
  if (trustedProxies.length > 0 && server.keepAliveTimeout === nodesIdleMs) server.keepAliveTimeout = idleMs
  server.on('connection', (socket) => {
    if (inAll >= connections) {
      socket.destroy()
      return
    }
    inAll += 1
    socket.once('close', () => (inAll -= 1))
    const bits = parseAddress(socket.remoteAddress ?? '')
    const address = bits === null ? 'unknown' : spellAddress(bits)
    if (isProxy(address)) return
    const subscriber = subscriberOf(address)
    const count = (open.get(subscriber) ?? 0) + 1
    if (count > perAddress) {
      socket.destroy()
      return
    }
    open.set(subscriber, count)
    socket.once('close', () => {
      const left = (open.get(subscriber) ?? 1) - 1
      if (left === 0) open.delete(subscriber)
      else open.set(subscriber, left)
    })
  })
}
