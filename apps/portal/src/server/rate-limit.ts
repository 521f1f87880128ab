/** How often something may be done: so many at once, refilled at so many a second. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** Counts per key, in this process's memory: for work that costs time, not for guarding secrets. */
export interface RateLimit {
  /**
   * Takes as many as something costs, or says how long to wait.
   *
   * @param key - who asks
   * @param options - `now` in seconds; `cost`, 1 unless told, never more than the burst
   * @returns seconds to wait; 0 when it was granted
   */
  take(key: string, options: { readonly now: number; readonly cost?: number }): number
  /**
   * Takes what something has cost that was granted before anybody knew: beyond what there is, it is owed, and
   * nothing is granted until that is refilled.
   */
  owe(key: string, options: { readonly now: number; readonly cost: number }): void
}

/**
 * A token bucket per key. Full buckets are forgotten, and of very many keys the oldest go first.
 *
 * @param rate - burst and refill
 * @param options - `keys`: how many keys are remembered
 */
export function rateLimit(rate: Rate, options: { readonly keys?: number } = {}): RateLimit {
  const { keys = 20_000 } = options
  const buckets = new Map<string, { tokens: number; at: number }>()
  const tokensOf = (key: string, now: number): number => {
    const bucket = buckets.get(key) ?? { tokens: rate.burst, at: now }
    return Math.min(rate.burst, bucket.tokens + Math.max(0, now - bucket.at) * rate.perSecond)
  }
  const keep = (key: string, tokens: number, at: number): void => {
    buckets.delete(key)
    buckets.set(key, { tokens, at })
    const oldest = buckets.size > keys ? buckets.keys().next() : undefined
    if (oldest && !oldest.done) buckets.delete(oldest.value)
  }
  return {
    take(key, { now, cost: asked = 1 }) {
      const cost = Math.min(asked, rate.burst)
      const tokens = tokensOf(key, now)
      const granted = tokens >= cost
      keep(key, granted ? tokens - cost : tokens, now)
      return granted ? 0 : Math.max(1, Math.ceil((cost - tokens) / rate.perSecond))
    },
    owe: (key, { now, cost }) => keep(key, tokensOf(key, now) - cost, now),
  }
}
