import { accounts } from '../accounts/tables.ts'
import { signIns } from '../sign-ins/tables.ts'
import { claim, count, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** QR challenges. */
export const qrChallenges = table(
  'codeChallenges',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    signInIdHash: text().belongsTo(signIns),
    challenge: text(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  {
    own: { tries: count(), consumedAt: seconds().orNull(), claim: claim() },
    indexes: [{ on: ['accountId'] }, { on: ['signInIdHash'] }, { on: ['expiresAt'] }],
  },
)
