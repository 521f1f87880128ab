import { claim, count, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Counts of attempts. `resetsAt`: when the count is void; null: only success clears it. */
export const throttle = table(
  'throttle',
  { key: text().primaryKey(), count: count(), lockedUntil: seconds().orNull(), resetsAt: seconds().orNull() },
  { own: { claim: claim() }, indexes: [{ on: ['resetsAt'] }] },
)

/** Marks of what may be used once. */
export const seen = table(
  'seen',
  { key: text().primaryKey(), expiresAt: seconds() },
  { indexes: [{ on: ['expiresAt'] }] },
)
