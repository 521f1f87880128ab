/**
 * A longest part of a list whose numbers rise.
 *
 * @param numbers - all different
 * @returns the places of that part, in order; found in n log n
 */
export function longestRising(numbers: readonly number[]): readonly number[] {
  /** The place of the smallest last number of a rising part, by its length less one. */
  const ends: number[] = []
  const before: number[] = []
  for (const [at, number] of numbers.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    ends[low] = at
  }
  const places: number[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) places.push(at)
  return places.toReversed()
}
