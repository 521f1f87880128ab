import type { Actor } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { count, json, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/**
 * The activity log. `position` counts an account's entries: it orders those of one second; `mergedUid`: the
 * identifier of the account that it happened to, where that went into this one.
 */
export const activity = table(
  'activity',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    kind: text(),
    at: seconds(),
    details: json<Readonly<Record<string, string>>>(),
    by: json<Actor>().orNull(),
    mergedUid: text().orNull(),
  },
  {
    own: { position: count() },
    indexes: [{ on: ['accountId', 'position'] }, { on: ['at'] }, { on: ['position'], where: 'position % 1000 = 0' }],
  },
)
