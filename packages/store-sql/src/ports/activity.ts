import type { ActivityPort } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { db, prepare } from '../statements.ts'

const newest = prepare((p: { accountId: string; limit: number }) =>
  db
    .selectFrom('activity')
    .select(['id', 'accountId', 'kind', 'at', 'details'])
    .where('accountId', '=', p.accountId)
    .orderBy('at', 'desc')
    .orderBy('position', 'desc')
    .limit(p.limit),
)

/** The activity log, on SQL. */
export function activity(executor: Executor): ActivityPort {
  return {
    async list(accountId, { limit }) {
      const rows = await executor.query(newest({ accountId, limit }))
      return rows.map((row) => ({ ...row, details: JSON.parse(row.details) }))
    },
  }
}
