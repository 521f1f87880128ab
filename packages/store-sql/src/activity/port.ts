import type { ActivityPort, Seconds } from '@laissez-passer/core/ports'
import type { Executor } from '../executor.ts'
import { db, prepare } from '../sql/statements.ts'
import { activity } from './tables.ts'

const newest = prepare((p: { accountId: string; limit: number }) =>
  db
    .selectFrom('activity')
    .select(activity.columns)
    .where('accountId', '=', p.accountId)
    .orderBy('at', 'desc')
    .orderBy('position', 'desc')
    .limit(p.limit),
)

// Details are JSON: a quotation mark within a value is escaped, so that no value can look like this.
const abroad = prepare((p: { accountId: string; since: Seconds }) =>
  db
    .selectFrom('activity')
    .select('details')
    .distinct()
    .where('accountId', '=', p.accountId)
    .where('kind', '=', 'signed-in')
    .where('at', '>=', p.since)
    .where('details', 'like', '%"country":"%'),
)

/** The activity log, on SQL. */
export function activityPort(executor: Executor): ActivityPort {
  return {
    async list(accountId, { limit }) {
      const rows = await executor.query(newest({ accountId, limit }))
      return rows.map((row) => {
        const { by, ...line } = activity.parse(row)
        return by === null ? line : { ...line, by }
      })
    },

    async countries(accountId, { since }) {
      const rows = await executor.query(abroad({ accountId, since }))
      return [...new Set(rows.map((row): string => JSON.parse(row.details).country))]
    },
  }
}
