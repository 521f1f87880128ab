import type { Seconds } from '../ports/index.ts'

/** Servers' clocks may differ by so many seconds. */
export const skew = 60

/**
 * Whether something happened within the last `maxAge` seconds. What a clock that was put back since shows in
 * the future didn't, but for the minute by which clocks may differ: otherwise it would stay young for as long
 * as it is ahead.
 * @param at unix seconds.
 * @param options `now`; `maxAge`: seconds, null: however long ago.
 */
export function isWithin(
  at: Seconds,
  { now, maxAge }: { readonly now: Seconds; readonly maxAge: number | null },
): boolean {
  return maxAge === null || (now - at <= maxAge && at - now <= skew)
}
