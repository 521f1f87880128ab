import { accounts } from '../accounts/tables.ts'
import { claim, count, flag, json, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Passkeys. */
export const passkeys = table(
  'passkeys',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    credentialId: text().unique(),
    publicKey: text(),
    signCount: count(),
    name: text(),
    kind: oneOf('platform', 'phone', 'security-key'),
    aaguid: text(),
    transports: json<readonly string[]>(),
    discoverable: flag(),
    backedUp: flag(),
    createdAt: seconds(),
    lastUsedAt: seconds().orNull(),
  },
  { own: { claim: claim() }, indexes: [{ on: ['accountId'] }] },
)
