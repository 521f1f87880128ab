import { accounts } from '../accounts/tables.ts'
import { sessions } from '../sessions/tables.ts'
import { claim, flag, json, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** With which services get proxy tickets. */
export const grantingTickets = table(
  'grantingTickets',
  {
    ticketHash: text().primaryKey(),
    service: text(),
    serviceId: text(),
    accountId: text().belongsTo(accounts),
    sessionIdHash: text().belongsTo(sessions),
    proxies: json<readonly string[]>(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  { indexes: [{ on: ['sessionIdHash'] }, { on: ['accountId'] }, { on: ['expiresAt'] }] },
)

/** Service tickets and proxy tickets. What was presented stays as long as its session. */
export const tickets = table(
  'tickets',
  {
    ticketHash: text().primaryKey(),
    sealedTicket: text(),
    kind: oneOf('service', 'proxy'),
    service: text(),
    serviceId: text(),
    accountId: text().belongsTo(accounts),
    sessionIdHash: text().belongsTo(sessions),
    fromNewLogin: flag(),
    proxies: json<readonly string[]>(),
    grantingTicketHash: text().belongsTo(grantingTickets).orNull(),
    clientFingerprint: text().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  {
    own: { spentAt: seconds().orNull(), claim: claim() },
    indexes: [
      { on: ['sessionIdHash'] },
      { on: ['accountId'] },
      { on: ['grantingTicketHash'] },
      { on: ['expiresAt'], where: 'spent_at is null' },
    ],
  },
)
