import { accounts } from '../accounts/tables.ts'
import { seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** What people allow services: a row a scope, so that what is allowed at the same time adds up. */
export const consents = table(
  'consents',
  { accountId: text().belongsTo(accounts), clientId: text(), scope: text(), givenAt: seconds() },
  { primaryKey: ['accountId', 'clientId', 'scope'], indexes: [{ on: ['clientId'] }] },
)
