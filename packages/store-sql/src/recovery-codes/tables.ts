import { accounts } from '../accounts/tables.ts'
import { claim, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Recovery codes. `hash` covers the account. `usedAt`: when it was spent. */
export const recoveryCodes = table(
  'recoveryCodes',
  {
    hash: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    createdAt: seconds(),
    usedAt: seconds().orNull(),
  },
  { own: { claim: claim() }, indexes: [{ on: ['accountId'] }] },
)
