import { accounts } from '../accounts/tables.ts'
import { phoneNumbers } from '../phone-numbers/tables.ts'
import { signIns } from '../sign-ins/tables.ts'
import { claim, count, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Codes that were sent to people. */
export const sentCodes = table(
  'sentCodes',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    signInIdHash: text().orNull().unique().belongsTo(signIns),
    phoneId: text().orNull().belongsTo(phoneNumbers),
    mac: text(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  {
    own: { tries: count(), consumedAt: seconds().orNull(), claim: claim() },
    indexes: [{ on: ['accountId'] }, { on: ['phoneId'] }, { on: ['expiresAt'] }],
  },
)
