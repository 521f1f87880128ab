import type { FactorKind } from '@laissez-passer/core/ports'
import { accounts } from '../accounts/tables.ts'
import { claim, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** Lost factors that wait to be removed. `askedBy`: hash of the link that began it. */
export const factorRemovals = table(
  'factorRemovals',
  {
    id: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    kind: text<FactorKind>(),
    factorId: text(),
    factorName: text(),
    askedAt: seconds(),
    dueAt: seconds(),
  },
  {
    own: { askedBy: text().unique(), status: oneOf('waiting', 'cancelled', 'done'), claim: claim() },
    indexes: [{ on: ['accountId', 'status'] }, { on: ['status', 'dueAt'] }, { on: ['dueAt'] }],
  },
)
