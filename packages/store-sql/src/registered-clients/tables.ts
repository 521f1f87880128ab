import { flag, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Clients that registered themselves. */
export const registeredClients = table(
  'registeredClients',
  {
    clientId: text().primaryKey(),
    registration: text(),
    sealedSecret: text().orNull(),
    tokenHash: text(),
    open: flag(),
    createdAt: seconds(),
    changedAt: seconds(),
  },
  { indexes: [{ on: ['createdAt', 'clientId'] }] },
)
