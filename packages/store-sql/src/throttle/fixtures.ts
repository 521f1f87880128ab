import type { ThrottleRule } from '@laissez-passer/core/ports'

/** Three attempts, then a minute without any. */
export const rule = (key: string, options: Partial<ThrottleRule> = {}): ThrottleRule => ({
  key,
  accountId: null,
  limit: 3,
  lockSeconds: 60,
  windowSeconds: null,
  ...options,
})
