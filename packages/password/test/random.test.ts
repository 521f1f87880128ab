import { describe, expect, test } from 'vitest'
import { type Random, randomBelow, randomDigits, shuffled } from '../src/random.ts'

/** Gives these four bytes at a time, as numbers; says so when there are no more. */
function drawing(...numbers: readonly number[]): Random {
  const left = [...numbers]
  return (bytes) => {
    expect(bytes).toBe(4)
    const next = left.shift()
    if (next === undefined) throw new Error('drew once too often')
    // In the middle of a buffer, as a pool of random bytes gives them.
    const pool = new Uint8Array(12).fill(255)
    new DataView(pool.buffer).setUint32(4, next)
    return pool.subarray(4, 8)
  }
}

describe('a random number below a limit', () => {
  test('is what was drawn, modulo the limit', () => {
    expect(randomBelow(drawing(0), 10)).toBe(0)
    expect(randomBelow(drawing(27), 10)).toBe(7)
    expect(randomBelow(drawing(0x01020304), 2 ** 32)).toBe(0x01020304)
  })

  test('is drawn again where it would favour the low ones', () => {
    // 2^32 = 429,496,729 · 10 + 6: the last six numbers would make 0 to 5 likelier.
    expect(randomBelow(drawing(2 ** 32 - 7), 10)).toBe(9)
    expect(randomBelow(drawing(2 ** 32 - 6, 2 ** 32 - 1, 43), 10)).toBe(3)
    // Where the limit divides 2^32, none would.
    expect(randomBelow(drawing(2 ** 32 - 1), 16)).toBe(15)
  })
})

test('digits are as many as asked for, each drawn by itself', () => {
  expect(randomDigits(drawing(4, 10, 7, 19), 4)).toBe('4079')
})

test('an order is drawn from what is left, and the list stays as it is', () => {
  const items = ['a', 'b', 'c', 'd']
  expect(shuffled(drawing(2, 2, 1, 0), items)).toEqual(['c', 'd', 'b', 'a'])
  expect(items).toEqual(['a', 'b', 'c', 'd'])
})
