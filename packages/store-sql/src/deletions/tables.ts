import { accounts } from '../accounts/tables.ts'
import { claim, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Accounts that are to be deleted: a row while it waits. */
export const deletions = table(
  'deletions',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts).unique(),
    askedBy: oneOf('person', 'operator'),
    askedAt: seconds(),
    dueAt: seconds(),
  },
  { own: { remindedAt: seconds().orNull(), claim: claim() }, indexes: [{ on: ['dueAt'] }] },
)
