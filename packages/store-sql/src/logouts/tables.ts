import type { Protocol } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { count, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/**
 * Services that are to be told of the end of a session. `dueAt` is the end of the lease while a worker holds
 * the notice; `claim` is the worker's.
 */
export const logoutNotices = table(
  'logoutNotices',
  {
    id: text().primaryKey(),
    sessionIdHash: text(),
    accountId: text().belongsTo(accounts).orNull(),
    uid: text().orNull(),
    sealedUid: text().orNull(),
    browserName: text(),
    protocol: text<Protocol>(),
    clientId: text(),
    service: text().orNull(),
    sid: text().orNull(),
    sealedTicket: text().orNull(),
    endedAt: seconds(),
    status: oneOf('waiting', 'told', 'refused', 'deaf'),
    reason: text().orNull(),
  },
  {
    own: { dueAt: seconds(), attempts: count() },
    indexes: [
      { on: ['status', 'dueAt'] },
      { on: ['sessionIdHash'] },
      { on: ['accountId', 'endedAt'] },
      { on: ['endedAt'] },
    ],
  },
)
