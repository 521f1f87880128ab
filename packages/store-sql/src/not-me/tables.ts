import { accounts } from '../accounts/tables.ts'
import { claim, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Links of "this wasn't me" that were used. */
export const notMeReports = table(
  'notMeReports',
  { tokenHash: text().primaryKey(), accountId: text().belongsTo(accounts), at: seconds() },
  { own: { claim: claim() }, indexes: [{ on: ['accountId'] }, { on: ['at'] }] },
)
