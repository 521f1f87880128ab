/** Microseconds since 1970, the last that was given. */
let last = 0

/**
 * A number that is higher than every one that this process gave before, and, as far as clocks agree, than
 * those of other processes. By it rows of one second stand in their order; a number that the database counts
 * would make each commit wait for all others (0095).
 */
export function nextOrder(): number {
  last = Math.max(last + 1, Math.round((performance.timeOrigin + performance.now()) * 1000))
  return last
}
