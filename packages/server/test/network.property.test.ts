import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isIn, parseAddress, parseNetwork, spellAddress } from '../src/network.ts'

const address = fc.oneof(fc.ipV4(), fc.ipV6())

it('an address lies in every network that it begins', () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 0, max: 128 }), (text, length) => {
      const bits = parseAddress(text)
      const network = parseNetwork(`${text}/${text.includes(':') ? length : length % 33}`)
      expect(bits !== null && network !== null && isIn(bits, network)).toBe(true)
    }),
  )
})

it('an IPv6 address means the same however it is written', () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      // The URL parser writes addresses in their canonical form (RFC 5952).
      const canonical = new URL(`http://[${text}]/`).hostname.slice(1, -1)
      expect(parseAddress(canonical)).toBe(parseAddress(text))
    }),
  )
})

it('an address is read as what it was spelled from', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (bits) => {
      expect(parseAddress(spellAddress(bits))).toBe(bits)
    }),
  )
})

it('two addresses that differ are told apart by their own networks', () => {
  fc.assert(
    fc.property(address, address, (one, other) => {
      const [a, b] = [parseAddress(one), parseNetwork(other)]
      expect(a !== null && b !== null && isIn(a, b)).toBe(a === parseAddress(other))
    }),
  )
})
