import { accounts } from '../accounts/tables.ts'
import { claim, count, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Phones with the app. */
export const devices = table(
  'devices',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    name: text(),
    model: text(),
    language: text(),
    status: oneOf('active', 'locked', 'removed'),
    presenceKey: text(),
    presenceThumbprint: text(),
    approvalKey: text(),
    approvalThumbprint: text(),
    pinKeyId: text(),
    sealedOprfKey: text().orNull(),
    sealedCodeSecret: text().orNull(),
    sealedPush: text().orNull(),
    biometricId: text().orNull(),
    biometricKey: text().orNull(),
    triesInRow: count(),
    triesInLife: count(),
    enrolmentId: text().unique(),
    pinResetAt: seconds().orNull(),
    createdAt: seconds(),
    lastSeenAt: seconds(),
  },
  { own: { claim: claim() }, indexes: [{ on: ['accountId'] }] },
)

/** PINs that were tried and haven't been judged right: the same one again counts once. */
export const pinTries = table(
  'pinTries',
  { id: text().primaryKey(), deviceId: text().belongsTo(devices), blindedHash: text(), at: seconds() },
  { unique: ['deviceId', 'blindedHash'] },
)

/** New PINs that wait for the app to confirm them. */
export const pinChanges = table(
  'pinChanges',
  {
    deviceId: text().primaryKey().belongsTo(devices),
    pinKeyId: text(),
    sealedOprfKey: text(),
    purpose: oneOf('change', 'reset'),
    expiresAt: seconds(),
  },
  { indexes: [{ on: ['expiresAt'] }] },
)
