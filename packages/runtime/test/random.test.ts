import { expect, test } from 'vitest'
import { random } from '../src/random.ts'

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

test('of every length as many bytes as asked for, none of them twice, whatever the caller does with them', () => {
  const seen = new Set<string>()
  const lengths = [...Array.from({ length: 1000 }, (_, index) => 8 + (index % 40)), 4095, 4096, 4097, 10_000, 16]
  for (const length of lengths) {
    const given = random(length)
    expect([given.length, given.byteOffset, given.buffer.byteLength]).toEqual([length, 0, length])
    for (let at = 0; at + 8 <= length; at += 8) seen.add(hex(given.subarray(at, at + 8)))
    given.fill(7)
  }
  expect(seen.size).toBe(lengths.reduce((sum, length) => sum + Math.floor(length / 8), 0))
  expect(random(0).length).toBe(0)
})

test('each bit is as often one as not', () => {
  const ones = Array.from({ length: 8 }, () => 0)
  for (let draws = 0; draws < 2000; draws++)
    for (const byte of random(16)) for (let bit = 0; bit < 8; bit++) ones[bit] = (ones[bit] ?? 0) + ((byte >> bit) & 1)
  // 16,000 of 32,000 are expected; six standard deviations either way.
  for (const count of ones) expect(Math.abs(count - 16_000)).toBeLessThan(540)
})
