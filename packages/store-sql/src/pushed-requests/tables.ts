import { claim, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Requests that relying parties pushed. */
export const pushedRequests = table(
  'pushedRequests',
  { idHash: text().primaryKey(), clientId: text(), parameters: text(), createdAt: seconds(), expiresAt: seconds() },
  { own: { spentAt: seconds().orNull(), claim: claim() }, indexes: [{ on: ['expiresAt'] }] },
)
