import { checkNetworks } from './network-list.ts'

/** A block of addresses; IPv4 lies in `::ffff:0:0/96`. */
export interface Network {
  readonly bits: bigint
  /** How many leading bits are common, 0–128. */
  readonly prefix: number
}

/**
 * Reads an IPv4 or IPv6 address, IPv4-mapped ones included.
 *
 * @param text e.g. `192.0.2.1`, `2001:db8::1`, `::ffff:192.0.2.1`; a zone (`%eth0`) is dropped
 * @returns its 128 bits, IPv4 in `::ffff:0:0/96`; null when it is no address
 */
export function parseAddress(text: string): bigint | null {
  if (typeof text !== 'string') return null
  return bitsOf(text.replace(/%.*$/, ''))
}

/** Whether a text is an IPv4 address in its one spelling, e.g. `192.0.2.1`. */
export function isIpv4(text: string): boolean {
  return dotted.test(text)
}

/**
 * The one spelling of an address: dotted IPv4, or IPv6 as RFC 5952 writes it.
 *
 * @param bits as {@link parseAddress} reads them
 * @see https://www.rfc-editor.org/rfc/rfc5952#section-4
 */
export function spellAddress(bits: bigint): string {
  const spelled = (count: number, size: number, radix: number): string[] =>
    Array.from({ length: count }, (_, index) => BigInt.asUintN(size, bits >> BigInt(size * (count - 1 - index)))).map(
      (part) => part.toString(radix),
    )
  if (bits >> 32n === 0xffffn) return spelled(4, 8, 10).join('.')
  // The URL parser shortens the zeros.
  return new URL(`http://[${spelled(8, 16, 16).join(':')}]`).hostname.slice(1, -1)
}

/**
 * Reads an address or a network in CIDR notation.
 *
 * @param text e.g. `10.0.0.0/8`, `::1`, `fd00::/8`
 * @returns null when it is neither
 * @see https://www.rfc-editor.org/rfc/rfc4632#section-3.1
 */
export function parseNetwork(text: string): Network | null {
  if (typeof text !== 'string') return null
  const [host = '', length, ...rest] = text.trim().split('/')
  const bits = bitsOf(host)
  if (bits === null || rest.length > 0) return null
  const width = host.includes(':') ? 128 : 32
  const given = length === undefined ? width : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN
  if (!(given >= 0 && given <= width)) return null
  return { bits, prefix: 128 - width + given }
}

/** Whether a text is an address or a network, as {@link parseNetwork} reads it. */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== null
}

/**
 * Tells addresses that lie in one of some networks.
 *
 * @param networks what is none is left out
 * @throws LaissezPasserError `invalid-settings` where that is no list of texts
 */
export function inNetworks(networks: readonly string[]): (address: string) => boolean {
  checkNetworks('inNetworks', networks)
  const known = networks.map(parseNetwork).filter((network) => network !== null)
  // A proxy is asked about with each request, and most are named by their very address.
  const spelled = new Set(networks.filter((network) => parseAddress(network) !== null))
  return (text) => {
    if (spelled.has(text)) return true
    const address = parseAddress(text)
    return address !== null && known.some((network) => isIn(address, network))
  }
}

/** Whether an address lies in a network. */
export function isIn(address: bigint, network: Network): boolean {
  const rest = BigInt(128 - network.prefix)
  return address >> rest === network.bits >> rest
}

function bitsOf(text: string): bigint | null {
  if (text.includes(':')) return ipv6Bits(text)
  const number = ipv4Number(text)
  return number === null ? null : BigInt(mapped + number)
}

/** `::ffff:0:0`, below which IPv4 lies. */
const mapped = 0xffff * 2 ** 32

/** A leading zero is octal to some: an address has one spelling. */
const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const dotted = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`)

function ipv4Number(text: string): number | null {
  const found = dotted.exec(text)
  // In one step, without lists: it is asked of each request, of its proxies too.
  return found && ((Number(found[1]) * 256 + Number(found[2])) * 256 + Number(found[3])) * 256 + Number(found[4])
}

function ipv6Bits(text: string): bigint | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (tail) {
    const low = ipv4Number(tail[2] ?? '')
    if (low === null) return null
    return ipv6Bits(`${tail[1]}${Math.floor(low / 65_536).toString(16)}:${(low % 65_536).toString(16)}`)
  }
  const halves = text.split('::')
  if (halves.length > 2) return null
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const [head = [], rear] = groups
  const missing = 8 - head.length - (rear?.length ?? 0)
  if (rear === undefined ? missing !== 0 : missing < 1) return null
  const all = [...head, ...Array<string>(missing).fill('0'), ...(rear ?? [])]
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  return all.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}
