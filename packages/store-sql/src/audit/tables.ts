import type { Actor } from '@laissez-passer/core/ports'
import { claim, count, json, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/**
 * The audit log. It belongs to no account, and outlives it. `position` and `hash` come when a row is sealed:
 * the order in which rows are committed isn't known when they are written.
 */
export const audit = table(
  'audit',
  {
    id: text().primaryKey(),
    at: seconds(),
    kind: text(),
    subject: text().orNull(),
    by: json<Actor>().orNull(),
    reason: text().orNull(),
    details: json<Readonly<Record<string, string>>>(),
  },
  {
    own: {
      position: count().orNull(),
      hash: text().orNull(),
      // Which of one second was written first: see `nextOrder`. Null: before there were such numbers.
      sequence: count().orNull(),
      // Whose, as long as there is the account, and in the row that tells of its end as long as somebody has
      // to be told: the chain has only the subject.
      accountId: text().orNull(),
      sealedUid: text().orNull(),
    },
    indexes: [
      // What waits has no position: it is found, and in its order, at the beginning or the end of this one.
      { on: ['position', 'at', 'sequence'] },
      { on: ['subject', 'position'] },
      { on: ['accountId'] },
      { on: ['sealedUid'], where: 'sealed_uid is not null' },
    ],
  },
)

/** Both ends of the chain: one row, `id` is `chain`. */
export const auditChain = table(
  'auditChain',
  {
    id: text().primaryKey(),
    position: count(),
    hash: text(),
    cutPosition: count(),
    cutHash: text(),
  },
  { own: { claim: claim() } },
)
