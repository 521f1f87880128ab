import type { DeviceGiven } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { claim, json, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Devices that wait for an answer. */
export const deviceGrants = table(
  'deviceGrants',
  {
    deviceCodeHash: text().primaryKey(),
    userCodeHash: text(),
    clientId: text(),
    scope: text(),
    askedFrom: text(),
    askedIn: text().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  {
    own: {
      status: oneOf('pending', 'allowed', 'denied', 'spent'),
      accountId: text().belongsTo(accounts).orNull(),
      sessionIdHash: text().orNull(),
      given: json<Omit<DeviceGiven, 'accountId' | 'sessionIdHash'>>().orNull(),
      /** How long it waits between two questions, and when it asked last. */
      pause: seconds(),
      polledAt: seconds().orNull(),
      claim: claim(),
    },
    indexes: [{ on: ['userCodeHash'], unique: true }, { on: ['accountId'] }, { on: ['expiresAt'] }],
  },
)

/** The same in a join. */
export const joinedGrant = deviceGrants.as('grant')
