import { accounts } from '../accounts/tables.ts'
import { claim, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** What takes two administrators. */
export const proposals = table(
  'proposals',
  {
    id: text().primaryKey(),
    action: text(),
    accountId: text().belongsTo(accounts).orNull(),
    sealed: text(),
    proposedBy: text().belongsTo(accounts),
    proposedAt: seconds(),
    expiresAt: seconds(),
  },
  {
    own: {
      decision: oneOf('confirmed', 'refused', 'withdrawn').orNull(),
      decidedBy: text().orNull(),
      decidedAt: seconds().orNull(),
      claim: claim(),
    },
    indexes: [{ on: ['accountId'] }, { on: ['proposedBy'] }, { on: ['expiresAt'] }],
  },
)
