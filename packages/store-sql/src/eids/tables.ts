import { accounts } from '../accounts/tables.ts'
import { claim, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Linked eIDs. */
export const linkedEids = table(
  'linkedEids',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    scheme: text(),
    country: text(),
    personHash: text().unique(),
    name: text(),
    assurance: oneOf('low', 'substantial', 'high'),
    createdAt: seconds(),
    lastUsedAt: seconds().orNull(),
  },
  { own: { claim: claim() }, indexes: [{ on: ['accountId'] }] },
)

/** What goes on with a country. `answer`: the country's, sealed, where it came without cookies. */
export const eidRequests = table(
  'eidRequests',
  {
    idHash: text().primaryKey(),
    stage: oneOf('asked', 'unmatched', 'registering'),
    browserHash: text().orNull(),
    sealed: text(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  { own: { answer: text().orNull(), claim: claim() }, indexes: [{ on: ['expiresAt'] }] },
)
