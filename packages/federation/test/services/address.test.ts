import { expect, test } from 'vitest'
import { plainAddress } from '../../src/services/address.ts'

function faultOf(address: string): string | null {
  const read = plainAddress(address)
  return read.ok ? null : read.fault
}

test('an address has up to 4096 characters', () => {
  const longest = 'https://shop.example/'.padEnd(4096, 'x')
  expect(faultOf(longest)).toBeNull()
  expect(faultOf(`${longest}x`)).toBe('too-long')
})

test.each([
  'https://evil.example]shop.example/',
  'https://[::1]shop.example/',
  'https://!shop.example/',
  'https://shop.example,/',
  'https://shop.example(evil)/',
  'https://256.256.256.256/',
])('a host is all of it a name or an address: %s', (address) => {
  expect(faultOf(address)).toBe('host')
})

test('the path of an address without one is a slash', () => {
  expect(plainAddress('HTTPS://Shop.example:443')).toEqual({
    ok: true,
    parts: { address: 'HTTPS://Shop.example:443', origin: 'https://shop.example', path: '/' },
  })
  expect(plainAddress('https://shop.example/App?x')).toMatchObject({ parts: { path: '/App' } })
})
