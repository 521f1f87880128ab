/**
 * The part of a network address that one subscriber has: an IPv4 address as it is, an IPv6 address up to its
 * /64, so that nobody gets eighteen trillion counts.
 * @param address as the runtime gives it; IPv4 in IPv6 (`::ffff:192.0.2.1`) counts as IPv4.
 */
export function addressGroup(address: string): string {
  const text = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '')
  if (!text.includes(':')) return text
  const [head = '', tail] = text.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
