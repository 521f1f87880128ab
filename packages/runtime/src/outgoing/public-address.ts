import { type Network, isIn, parseNetwork } from '@laissez-passer/server/network'

/**
 * IPv4 blocks that are nobody's on the public internet.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const special4 = networks([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])

/**
 * What of the IPv6 addresses given out so far is special, tunnels into IPv4 among it (Teredo in 2001::/23,
 * 6to4).
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const special6 = networks(['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'])

/** All IPv6 addresses given out so far (RFC 4291 §2.4): the rest is local, mapped, reserved or unused. */
const global6 = networks(['2000::/3'])
const ipv4 = networks(['::ffff:0:0/96'])
/** An IPv6-only network's way to IPv4 (RFC 6052): the address behind it counts. */
const translated = networks(['64:ff9b::/96'])
const loopback = networks(['127.0.0.0/8', '::1/128'])

/**
 * Whether an address is a host's on the public internet.
 *
 * @param bits as `parseAddress` reads them: IPv4 in `::ffff:0:0/96`
 */
export function isPublic(bits: bigint): boolean {
  if (isInOne(bits, translated)) return isPublic((0xffffn << 32n) | BigInt.asUintN(32, bits))
  if (isInOne(bits, ipv4)) return !isInOne(bits, special4)
  return isInOne(bits, global6) && !isInOne(bits, special6)
}

/** Whether an address is this machine's own. */
export function isLoopbackAddress(bits: bigint): boolean {
  return isInOne(bits, loopback)
}

/** Whether an address lies in one of some networks. */
export function isInOne(bits: bigint, some: readonly Network[]): boolean {
  return some.some((network) => isIn(bits, network))
}

/** Networks in CIDR notation; what is none is left out. */
export function networks(texts: readonly string[]): readonly Network[] {
  return texts.map(parseNetwork).filter((network) => network !== null)
}
