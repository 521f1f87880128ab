import { accounts } from '../accounts/tables.ts'
import { claim, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Changes of accounts' e-mail addresses. `askedBy`: the session that asked. */
export const emailChanges = table(
  'emailChanges',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    oldEmail: text(),
    oldKey: text(),
    newEmail: text(),
    newKey: text(),
    askedAt: seconds(),
    linksExpireAt: seconds(),
    dueAt: seconds().orNull(),
    oldConfirmedAt: seconds().orNull(),
    newConfirmedAt: seconds().orNull(),
  },
  {
    own: {
      oldTokenHash: text().unique(),
      newTokenHash: text().unique(),
      askedBy: text(),
      changedAt: seconds().orNull(),
      status: oneOf('waiting', 'done', 'taken', 'cancelled', 'undone'),
      claim: claim(),
    },
    indexes: [{ on: ['accountId', 'status'] }, { on: ['status', 'dueAt'] }, { on: ['askedAt'] }],
  },
)

/** The change in a join. */
export const joinedChange = emailChanges.as('change')
