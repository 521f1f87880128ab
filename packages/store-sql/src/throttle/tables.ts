import { claim, count, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/**
 * Counts of attempts. `resetsAt`: when the count is void; null: only success clears it. `crowd`: what the key
 * is one of many of.
 */
export const throttle = table(
  'throttle',
  { key: text().primaryKey(), count: count(), lockedUntil: seconds().orNull(), resetsAt: seconds().orNull() },
  {
    own: { claim: claim(), crowd: text().orNull() },
    indexes: [{ on: ['resetsAt'] }, { on: ['crowd', 'resetsAt'], where: 'crowd is not null' }],
  },
)

/** Marks of what may be used once. */
export const seen = table(
  'seen',
  { key: text().primaryKey(), expiresAt: seconds() },
  { indexes: [{ on: ['expiresAt'] }] },
)
