import { describe, expect, test } from 'vitest'
import { equal, fromBase64url, fromHex, hash, toHex, utf8 } from '../../src/authenticator/bytes.ts'

describe('base64url', () => {
  test('has one spelling, without padding', () => {
    expect(fromBase64url('')).toEqual(new Uint8Array())
    expect(fromBase64url('AAE_-w')).toEqual(Uint8Array.of(0, 1, 63, 251))
    for (const wrong of ['AAE_-w==', 'AAE/+w', 'AAE_-x', 'A', ' AAE_', 'AAE_ ', 'AAE_\n', 'é'])
      expect(fromBase64url(wrong), wrong).toBeNull()
  })

  test('is of the length that is asked for', () => {
    expect(fromBase64url('AAAA', 3)).toHaveLength(3)
    expect(fromBase64url('', 0)).toHaveLength(0)
    for (const length of [0, 2, 4]) expect(fromBase64url('AAAA', length)).toBeNull()
  })

  test('is a text', () => {
    for (const value of [undefined, null, 7, {}, ['AAAA'], new Uint8Array(3)]) expect(fromBase64url(value)).toBeNull()
  })
})

test('hexadecimal has two digits a byte, of either case', () => {
  expect(toHex(Uint8Array.of(0, 10, 255))).toBe('000aff')
  expect(fromHex('000aFF')).toEqual(Uint8Array.of(0, 10, 255))
  for (const wrong of ['0', '000', '0g', 'x00', '00x', '00 ', '00\n']) expect(fromHex(wrong), wrong).toBeNull()
})

test('a hash is of the bytes, or of a text’s UTF-8', () => {
  // FIPS 180-4 over "abc".
  expect(hash('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  expect(hash(utf8('é'))).toBe(hash('é'))
  expect(hash('é')).not.toBe(hash('e'))
})

test('what is equal has the same bytes, all of them', () => {
  expect(equal('', '')).toBe(true)
  expect(equal('é', utf8('é'))).toBe(true)
  expect(equal(utf8('é'), utf8('é'))).toBe(true)
  for (const other of ['', 'ab', 'abcd', 'xbc', 'axc', 'abx', 'ABC']) expect(equal('abc', other), other).toBe(false)
  expect(equal(utf8('abc'), utf8('abd'))).toBe(false)
})
