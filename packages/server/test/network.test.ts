import { describe, expect, it } from 'vitest'
import { inNetworks, isIn, parseAddress, parseNetwork } from '../src/network.ts'

const inside = (address: string, network: string): boolean => {
  const [a, n] = [parseAddress(address), parseNetwork(network)]
  if (a === null || n === null) throw new Error('does not parse')
  return isIn(a, n)
}

describe('parseAddress', () => {
  it.each([
    ['192.0.2.1', 0xffffc0000201n],
    ['::ffff:192.0.2.1', 0xffffc0000201n],
    ['::ffff:c000:201', 0xffffc0000201n],
    ['2001:db8:1:2:3:4:5:6', 0x20010db8000100020003000400050006n],
    ['2001:db8::1', 0x20010db8000000000000000000000001n],
    ['fe80::1%eth0', 0xfe800000000000000000000000000001n],
    ['::1', 1n],
    ['::', 0n],
  ])('reads %s', (text, bits) => {
    expect(parseAddress(text)).toBe(bits)
  })

  it.each([
    '',
    'localhost',
    '1.2.3',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.00',
    '::ffff:1.2.3.04',
    '1.2.3.4.5',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'g::',
  ])('refuses %s', (text) => {
    expect(parseAddress(text)).toBeNull()
  })
})

describe('networks', () => {
  it('hold addresses however they are spelled, and nothing that is none', () => {
    const isOurs = inNetworks(['10.0.0.0/8', '192.0.2.1', 'proxy'])
    expect(['10.1.2.3', '192.0.2.1', '::ffff:192.0.2.1'].map(isOurs)).toEqual([true, true, true])
    expect(['192.0.2.2', '10.0.0.0/8', 'proxy', ''].map(isOurs)).toEqual([false, false, false, false])
  })

  it('hold what shares their leading bits', () => {
    expect(inside('10.1.2.3', '10.0.0.0/8')).toBe(true)
    expect(inside('11.1.2.3', '10.0.0.0/8')).toBe(false)
    expect(inside('::ffff:10.1.2.3', '10.0.0.0/8')).toBe(true)
    expect(inside('192.0.2.1', '192.0.2.1')).toBe(true)
    expect(inside('192.0.2.2', '192.0.2.1')).toBe(false)
    expect(inside('2001:db8::1', '2001:db8::/32')).toBe(true)
    expect(inside('2001:db9::1', '2001:db8::/32')).toBe(false)
    expect(inside('203.0.113.9', '0.0.0.0/0')).toBe(true)
    expect(inside('2001:db8::1', '0.0.0.0/0')).toBe(false)
  })

  it.each(['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/x', '010.0.0.0/8', 'all'])(
    'refuses %s',
    (text) => {
      expect(parseNetwork(text)).toBeNull()
    },
  )
})

it('what is no text is no address and no network', () => {
  for (const given of [undefined, null, 42, ['10.0.0.1']]) {
    expect(parseAddress(given as never)).toBeNull()
    expect(parseNetwork(given as never)).toBeNull()
  }
})
