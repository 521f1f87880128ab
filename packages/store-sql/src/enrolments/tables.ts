import { accounts } from '../accounts/tables.ts'
import { claim, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Phones that are being added. */
export const enrolments = table(
  'enrolments',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    secretHash: text(),
    name: text(),
    replaces: text().orNull(),
    sealedOprfKey: text().orNull(),
    sealedPinCheck: text().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
    keepUntil: seconds(),
  },
  {
    own: { status: oneOf('pending', 'completed', 'cancelled'), claim: claim() },
    indexes: [{ on: ['accountId'] }, { on: ['keepUntil'] }],
  },
)

/** PINs that were tried while adding a phone. */
export const enrolmentTries = table(
  'enrolmentTries',
  { enrolmentId: text().belongsTo(enrolments), blindedHash: text() },
  { primaryKey: ['enrolmentId', 'blindedHash'] },
)
