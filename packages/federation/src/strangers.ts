import type { Seconds, Store, ThrottleRule } from '@laissez-passer/core/ports'

/** What anybody may have kept, and how often: so many from one address, within so many seconds. */
const limits = {
  /** A public client's id is known to everybody; people behind one address use it. */
  'pushed-request': [
    { limit: 600, seconds: 300 },
    { limit: 20_000, seconds: 86_400 },
  ],
  /** A service's own server sends all of its logins, and shows no credentials. */
  'login-init': [
    { limit: 6000, seconds: 300 },
    { limit: 200_000, seconds: 86_400 },
  ],
  /** A proof is noted for two minutes. */
  'dpop-proof': [{ limit: 600, seconds: 60 }],
} as const

/** Too much was asked for; until when it rests. */
export interface Resting {
  readonly retryAfter: Seconds
}

/**
 * Counts what a stranger has kept, by network address. One commit.
 *
 * @returns null where it may go on.
 */
export async function spendAsStranger(
  { now, store }: { readonly now: Seconds; readonly store: Pick<Store, 'throttle'> },
  { address, what }: { readonly what: keyof typeof limits; readonly address: string },
): Promise<Resting | null> {
  const rules = limits[what].map(
    ({ limit, seconds }): ThrottleRule => ({
      key: `${what}:${seconds}:from:${address}`,
      accountId: null,
      limit,
      // Whoever asked too much in a day rests an hour, not another day.
      lockSeconds: Math.min(seconds, 3600),
      windowSeconds: seconds,
    }),
  )
  const spent = await store.throttle.spend(rules, { now })
  return spent.ok ? null : { retryAfter: Math.max(1, spent.until - now) }
}
