import { accounts } from '../accounts/tables.ts'
import { claim, count, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/**
 * Counts of attempts. `resetsAt`: when the count is void; null: only success clears it. `accountId`: whose
 * count; `crowd`: what the key is one of many of.
 */
export const throttle = table(
  'throttle',
  { key: text().primaryKey(), count: count(), lockedUntil: seconds().orNull(), resetsAt: seconds().orNull() },
  {
    own: { accountId: text().belongsTo(accounts).orNull(), claim: claim(), crowd: text().orNull() },
    indexes: [{ on: ['accountId'] }, { on: ['resetsAt'] }, { on: ['crowd', 'resetsAt'], where: 'crowd is not null' }],
  },
)

/** Marks of what may be used once. `accountId`: whose, where the key tells. */
export const seen = table(
  'seen',
  { key: text().primaryKey(), expiresAt: seconds() },
  {
    own: { accountId: text().belongsTo(accounts).orNull() },
    indexes: [{ on: ['accountId'] }, { on: ['expiresAt'] }],
  },
)
