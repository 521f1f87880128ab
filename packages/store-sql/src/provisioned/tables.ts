import { accounts } from '../accounts/tables.ts'
import { text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Which accounts clients of SCIM manage. */
export const provisioned = table(
  'provisioned',
  { accountId: text().belongsTo(accounts), client: text(), externalId: text().orNull() },
  {
    primaryKey: ['client', 'accountId'],
    indexes: [{ on: ['client', 'externalId'], unique: true }, { on: ['accountId'] }],
  },
)
