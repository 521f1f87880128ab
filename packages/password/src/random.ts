/** Cryptographically secure random bytes, as many as asked for. */
export type Random = (bytes: number) => Uint8Array<ArrayBuffer>

/**
 * A uniform whole number from 0 up to but not including `limit`, without modulo bias (values that would
 * favour some are drawn again).
 * @param random the source of randomness.
 * @param limit from 1 to 2^32.
 */
export function randomBelow(random: Random, limit: number): number {
  const fair = 2 ** 32 - (2 ** 32 % limit)
  for (;;) {
    const bytes = random(4)
    const value = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (value < fair) return value % limit
  }
}

/**
 * Decimal digits, each equally likely.
 * @param random the source of randomness.
 * @param length how many.
 */
export function randomDigits(random: Random, length: number): string {
  return Array.from({ length }, () => randomBelow(random, 10)).join('')
}

/**
 * The items in a random order, each order equally likely (Fisher–Yates).
 * @param random the source of randomness.
 * @param items left as they are.
 */
export function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
  const pool = [...items]
  return items.flatMap(() => pool.splice(randomBelow(random, pool.length), 1))
}
