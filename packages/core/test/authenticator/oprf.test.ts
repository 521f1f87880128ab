import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/authenticator/bytes.ts'
import {
  blindPin,
  evaluateBlinded,
  finalizePin,
  isBlinded,
  newOprfKey,
  outputOf,
} from '../../src/authenticator/oprf.ts'
import rfc from '../vectors/oprf-rfc9497.json' with { type: 'json' }

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

/**
 * Makes the library draw exactly this blind: it maps 48 bytes, little-endian, to `1 + (value mod (order -
 * 1))`.
 */
function drawing(blind: string) {
  const scalar = bytes(blind)
  return (length: number) => {
    const drawn = new Uint8Array(length)
    drawn.set(scalar)
    drawn[0] = (drawn[0] ?? 0) - 1
    return drawn
  }
}

describe('RFC 9497, Appendix A.1.1', () => {
  test('the key', () => {
    expect(toHex(ristretto255_oprf.oprf.deriveKeyPair(bytes(rfc.seed), bytes(rfc.keyInfo)).secretKey)).toBe(rfc.skSm)
  })
  test.each(rfc.vectors)('input $input', ({ input, blind, blinded, evaluated, output }) => {
    // Our functions take PINs, texts; 00 and 5a… are texts too.
    const pin = new TextDecoder().decode(bytes(input))
    const made = blindPin(pin, drawing(blind))
    expect(toHex(made.blind)).toBe(blind)
    expect(toHex(made.blinded)).toBe(blinded)
    const answer = evaluateBlinded(bytes(rfc.skSm), made.blinded)
    expect(answer && toHex(answer)).toBe(evaluated)
    const y = answer && finalizePin(pin, made.blind, { evaluated: answer })
    expect(y && toHex(y)).toBe(output)
    expect(toHex(outputOf(bytes(rfc.skSm), pin))).toBe(output)
  })
})

describe('a PIN', () => {
  test('gives the same output however it was blinded, another PIN or key another one', () => {
    const key = newOprfKey(random)
    const through = (pin: string, server: Uint8Array) => {
      const { blind, blinded } = blindPin(pin, random)
      const evaluated = evaluateBlinded(server, blinded)
      return evaluated && finalizePin(pin, blind, { evaluated })
    }
    expect(through('4711', key)).toEqual(through('4711', key))
    expect(through('4711', key)).toEqual(outputOf(key, '4711'))
    expect(through('4712', key)).not.toEqual(through('4711', key))
    expect(through('4711', newOprfKey(random))).not.toEqual(through('4711', key))
  })
  test('is hidden: the same PIN never looks the same on its way', () => {
    expect(blindPin('4711').blinded).not.toEqual(blindPin('4711').blinded)
  })
})

describe('what is no element is refused', () => {
  test.each([
    ['too short', new Uint8Array(31)],
    ['the identity', new Uint8Array(32)],
    ['not canonical', new Uint8Array(32).fill(255)],
    ['empty', new Uint8Array()],
  ])('%s', (_, element) => {
    expect(isBlinded(element)).toBe(false)
    expect(evaluateBlinded(newOprfKey(random), element)).toBeNull()
    expect(finalizePin('4711', blindPin('4711').blind, { evaluated: element })).toBeNull()
  })
  test('a real one is not', () => {
    expect(isBlinded(blindPin('4711').blinded)).toBe(true)
  })
})
