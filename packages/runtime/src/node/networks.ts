/**
 * The networks that an address is in, from the widest to itself: whoever has many addresses has most of them
 * beside each other. IPv4: its /16, its /24; IPv6: its /32, which a provider has, its /48, a site's, and its
 * /64, which is one subscriber's.
 *
 * @param address as it is spelled; what is no address is itself alone
 */
export function networksOf(address: string): readonly string[] {
  const [, wide, narrow] = /^((\d+\.\d+)\.\d+)\.\d+$/.exec(address) ?? []
  if (wide !== undefined && narrow !== undefined) return [narrow, wide, address]
  if (!address.includes(':')) return [address]
  const [head = '', rear] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = rear === undefined || rear === '' ? [] : rear.split(':')
  const zeros = rear === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return [2, 3, 4].map((count) => groups.slice(0, count).join(':'))
}
