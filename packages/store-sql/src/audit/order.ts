/** Microseconds since 1970, the last that was given. */
let last = 0

/** How far the finer clock may be from the system's, in milliseconds: it isn't told when that one is set. */
const drift = 2

/**
 * A number that is higher than every one that this process gave before, and, as far as clocks agree, than
 * those of other processes. By it rows of one second stand in their order; a number that the database counts
 * would make each commit wait for all others (0095).
 */
export function nextOrder(): number {
  const [fine, now] = [performance.timeOrigin + performance.now(), Date.now()]
  const milliseconds = Math.abs(fine - now) > drift ? now : fine
  last = Math.max(last + 1, Math.round(milliseconds * 1000))
  return last
}
