import type { ThrottleRule } from '../ports/index.ts'

/**
 * Counts what anybody can have written, by network address: so many a minute are a crowd behind one address,
 * more is a flood of rows, and rests for a minute.
 *
 * @param what it is, as it stands in the key, e.g. `eid`.
 */
export function crowdRule(what: string, { address }: { readonly address: string }): ThrottleRule {
  return { key: `${what}:from:${address}`, accountId: null, limit: 600, lockSeconds: 60, windowSeconds: 60 }
}
