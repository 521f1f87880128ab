import type { ClaimedNotice, Seconds } from '@laissez-passer/core/ports'

/** First pause after a service didn't listen, in seconds; each is twice as long as the last. */
const first = 5
const longest = 600
/** Sessions at a service seldom outlive a day. */
const life = 24 * 60 * 60

/** When a service that didn't listen is told again; null: it is given up. */
export function toldAgainAt({ attempts, endedAt }: ClaimedNotice, now: Seconds): Seconds | null {
  const next = now + Math.min(longest, first * 2 ** Math.min(attempts, 20))
  return next < endedAt + life ? next : null
}
