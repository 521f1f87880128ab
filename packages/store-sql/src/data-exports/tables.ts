import { accounts } from '../accounts/tables.ts'
import { claim, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Copies of people's data, sealed: of an account one at most. */
export const dataExports = table(
  'dataExports',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts).unique(),
    askedAt: seconds(),
    readyAt: seconds().orNull(),
    expiresAt: seconds().orNull(),
  },
  {
    own: { sealed: text().orNull(), claim: claim() },
    indexes: [{ on: ['readyAt', 'askedAt'] }, { on: ['expiresAt'] }],
  },
)
