import { accounts } from '../accounts/tables.ts'
import { devices } from '../devices/tables.ts'
import { signIns } from '../sign-ins/tables.ts'
import { claim, count, flag, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Requests to phones. */
export const approvals = table(
  'approvals',
  {
    id: text().primaryKey(),
    nonce: text(),
    accountId: text().belongsTo(accounts),
    deviceId: text().belongsTo(devices),
    signInIdHash: text().belongsTo(signIns),
    serviceName: text(),
    serviceOrigin: text().orNull(),
    browserName: text(),
    place: text().orNull(),
    knownBrowser: flag(),
    transferDigits: count(),
    sealedTransferCode: text().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
    keepUntil: seconds(),
  },
  {
    own: {
      status: oneOf('pending', 'approved', 'refused', 'wrong-code', 'not-me', 'cancelled'),
      claim: claim(),
    },
    indexes: [
      { on: ['accountId', 'createdAt'] },
      { on: ['deviceId'] },
      { on: ['signInIdHash'] },
      { on: ['keepUntil'] },
    ],
  },
)

/**
 * Until when requests of one account from one kind of browser (known or not) rest, and how long the last
 * refusal made it.
 */
export const pauses = table(
  'pauses',
  { accountId: text().belongsTo(accounts), knownBrowser: flag(), until: seconds(), seconds: seconds() },
  { primaryKey: ['accountId', 'knownBrowser'] },
)
