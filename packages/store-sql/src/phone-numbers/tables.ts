import { accounts } from '../accounts/tables.ts'
import { claim, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Phone numbers. `confirmedAt` null: it waits, until `expiresAt`. */
export const phoneNumbers = table(
  'phones',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    numberKey: text(),
    sealedNumber: text(),
    name: text(),
    createdAt: seconds(),
    lastUsedAt: seconds().orNull(),
  },
  {
    own: { confirmedAt: seconds().orNull(), expiresAt: seconds().orNull(), claim: claim() },
    indexes: [
      { on: ['accountId'] },
      { on: ['accountId', 'numberKey'], unique: true, where: 'confirmed_at is not null' },
      { on: ['expiresAt'], where: 'confirmed_at is null' },
    ],
  },
)
